package dev.atrium.violations.health;

import dev.atrium.violations.web.Neighbour;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.websocket.Session;
import javax.sql.DataSource;
import org.eclipse.microprofile.metrics.Counter;
import org.flywaydb.core.Flyway;
import org.yaml.snakeyaml.Yaml;

public class Culprit {
  Neighbour neighbour;

  Guard guard;
  Flyway flyway;
  DataSource dataSource;
  Session session;
  Counter counter;
  Yaml yaml;
}
