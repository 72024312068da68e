package dev.atrium.wiring;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;

/** Publishes the server's data source (liberty/server.xml). The container injects fields only. */
@Dependent
class DataSourceProducer {

  @Produces
  @Resource(lookup = "jdbc/registry")
  @SuppressWarnings("UnusedVariable") // read by the container
  private DataSource dataSource;
}
