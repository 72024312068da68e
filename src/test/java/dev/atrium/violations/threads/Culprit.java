package dev.atrium.violations.threads;

import dev.atrium.violations.bff.Neighbour;

public class Culprit {
  Neighbour neighbour;
}
