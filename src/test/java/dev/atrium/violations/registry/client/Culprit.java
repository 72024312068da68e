package dev.atrium.violations.registry.client;

import dev.atrium.violations.registry.embedded.Neighbour;

public class Culprit {
  Neighbour neighbour;
}
