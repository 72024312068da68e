package dev.atrium.violations.registry.demo;

import dev.atrium.violations.registry.embedded.Neighbour;

public class Culprit {
  Neighbour neighbour;
}
