package dev.atrium.violations.presence;

import dev.atrium.violations.bff.Neighbour;

public class Culprit {
  Neighbour neighbour;
}
