package dev.atrium.violations.registry.rest;

import dev.atrium.violations.bff.Neighbour;

public class Culprit {
  Neighbour neighbour;
}
