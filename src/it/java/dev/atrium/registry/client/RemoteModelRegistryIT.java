package dev.atrium.registry.client;

import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.ModelRegistryContract;
import dev.atrium.registry.ModelRegistryListContract;
import dev.atrium.registry.RegistryFixtures;
import dev.atrium.testing.RunningServer;
import dev.atrium.testing.TestArchive;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The contract on a registry at the other end of a real HTTP connection: ours, in a server process
 * of its own. Runs inside the server, because there the client has the engine it is made for.
 */
@ExtendWith(ArquillianExtension.class)
class RemoteModelRegistryIT extends ModelRegistryContract {

  // Arquillian fills fields: it makes the instance itself, inside the server.
  @Inject RemoteRegistries registries;
  @Inject RegistryClientConfig config;

  @Deployment
  static WebArchive application() {
    return TestArchive.with(
            RemoteModelRegistryIT.class,
            ModelRegistryContract.class,
            ModelRegistryListContract.class,
            RegistryFixtures.class)
        .addAsLibrary(
            TestArchive.setting(
                RegistryClientConfig.URL.key(), RunningServer.registry().uri("").toString()));
  }

  @Override
  protected ModelRegistry registry() {
    return registries.at(config.url().orElseThrow());
  }
}
