package dev.atrium.violations.catalog;

import dev.atrium.violations.problem.Neighbour;
import jakarta.inject.Singleton;

public class Culprit {
  Neighbour neighbour;

  static final Class<?> LIBRARY = Singleton.class;
}
