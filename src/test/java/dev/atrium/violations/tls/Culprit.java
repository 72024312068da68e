package dev.atrium.violations.tls;

import dev.atrium.violations.settings.Neighbour;

public class Culprit {
  Neighbour neighbour;
}
