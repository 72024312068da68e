package dev.atrium.violations.catalog.client;

import dev.atrium.violations.registry.client.Neighbour;

public class Culprit {
  Neighbour neighbour;
}
