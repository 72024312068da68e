package dev.atrium.violations.federation;

import dev.atrium.violations.bff.Neighbour;

public class Culprit {
  Neighbour neighbour;
}
