package dev.atrium.wiring;

import dev.atrium.kubernetes.KnownCluster;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Publishes the cluster around the application, if there is one. */
@Dependent
class ClusterProducer {

  @Produces
  @Singleton
  KnownCluster cluster() {
    return new KnownCluster(Optional.empty());
  }
}
