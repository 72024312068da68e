package dev.atrium.violations.jobs;

import dev.atrium.violations.bff.Neighbour;
import java.sql.Connection;

public class Culprit {
  Neighbour neighbour;

  Connection connection;
}
