package dev.atrium.violations.registry.embedded;

import dev.atrium.violations.registry.rest.Neighbour;
import jakarta.persistence.EntityManager;

public class Culprit {
  Neighbour neighbour;

  EntityManager entities;
}
