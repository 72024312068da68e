package dev.atrium.violations.problem;

import dev.atrium.violations.registry.Neighbour;
import jakarta.inject.Singleton;

public class Culprit {
  Neighbour neighbour;

  static final Class<?> LIBRARY = Singleton.class;
}
