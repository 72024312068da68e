package dev.atrium.violations.kubernetes;

import dev.atrium.violations.security.Neighbour;
import jakarta.ws.rs.core.Response;
import org.jdbi.v3.core.Jdbi;

public class Culprit {
  Neighbour neighbour;

  Jdbi jdbi;
  Response response;
}
