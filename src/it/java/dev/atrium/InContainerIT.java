package dev.atrium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.kubernetes.KnownCluster;
import dev.atrium.testing.TestArchive;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the server gives the application: configuration and a database. */
@ExtendWith(ArquillianExtension.class)
class InContainerIT {

  // Arquillian fills fields: it makes the instance itself, inside the server.
  @Inject Config config;

  @Inject private DataSource database;

  @Inject private KnownCluster known;

  @Deployment
  static WebArchive application() {
    return TestArchive.with(InContainerIT.class);
  }

  @Test
  void variablesOfTheServerReachTheConfiguration() {
    assertThat(config.getValue("atrium.demo.data", Boolean.class)).isFalse();
    assertThat(config.getValue("atrium.db.url", String.class)).startsWith("jdbc:h2:file:");
  }

  @Test
  void theRegistryDatabaseAnswers() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select 1")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getInt(1)).isEqualTo(1);
    }
  }

  @Test
  void withoutAClusterItsClientCostsNothing() throws ReflectiveOperationException {
    assertThat(known.cluster()).isEmpty();
    for (String type :
        new String[] {
          "dev.atrium.kubernetes.KubernetesCluster",
          "io.kubernetes.client.openapi.ApiClient",
          "okhttp3.OkHttpClient",
          "com.google.gson.Gson"
        }) {
      assertThat(isLoaded(type)).as(type).isFalse();
    }
    assertThat(isLoaded(KnownCluster.class.getName())).isTrue();
  }

  /** The server opens this package of the JDK for its own use. */
  private static boolean isLoaded(String type) throws ReflectiveOperationException {
    Method find = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
    find.setAccessible(true);
    return find.invoke(KnownCluster.class.getClassLoader(), type) != null;
  }
}
