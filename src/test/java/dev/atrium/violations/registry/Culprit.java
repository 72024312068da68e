package dev.atrium.violations.registry;

import dev.atrium.violations.registry.json.Neighbour;
import jakarta.inject.Singleton;

public class Culprit {
  Neighbour neighbour;

  static final Class<?> LIBRARY = Singleton.class;
}
