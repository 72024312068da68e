package dev.atrium.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.api.event.ManagerStarted;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Makes the server directory and picks the ports before Arquillian reads its own configuration. */
public final class ArquillianServer implements LoadableExtension {

  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(ArquillianServer.class);
  }

  /**
   * Arquillian starts the server itself and hands it no environment, so the settings go to a file.
   * Its log warns of an atrium.war that is not there: each test class brings its own archive.
   */
  void prepare(@Observes(precedence = 100) ManagerStarted event) throws IOException {
    // Arquillian finds the JVM by the server's name: others may be under test as well.
    String name = "arquillian-" + Integer.toHexString(TestFork.servers().hashCode());
    ServerDirectory directory = ServerDirectory.create(name);
    directory.add(Path.of("src/it/resources/arquillian-server"));
    FreePorts ports = FreePorts.take();
    directory.bootstrap(
        Map.of(
            "PORT", Integer.toString(ports.application()),
            "atrium.data.dir", directory.data().toString(),
            "atrium.demo.data", "false",
            "atrium.registry.port", Integer.toString(ports.registry())));
    System.setProperty("arquillian.server.name", name);
    System.setProperty("arquillian.user.dir", directory.user().toString());
    System.setProperty("arquillian.http.port", Integer.toString(ports.application()));
  }
}
