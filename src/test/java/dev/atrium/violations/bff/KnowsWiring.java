package dev.atrium.violations.bff;

import dev.atrium.violations.wiring.Neighbour;

public class KnowsWiring {
  Neighbour neighbour;
}
