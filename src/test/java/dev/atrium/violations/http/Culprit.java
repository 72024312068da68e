package dev.atrium.violations.http;

import dev.atrium.violations.problem.Neighbour;
import jakarta.inject.Singleton;

public class Culprit {
  Neighbour neighbour;

  static final Class<?> LIBRARY = Singleton.class;
}
