package dev.atrium.violations.retry;

import dev.atrium.violations.bff.Neighbour;

public class Culprit {
  Neighbour neighbour;
}
