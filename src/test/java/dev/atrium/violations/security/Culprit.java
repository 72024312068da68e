package dev.atrium.violations.security;

import dev.atrium.violations.registry.Neighbour;

public class Culprit {
  Neighbour neighbour;
}
