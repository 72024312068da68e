package dev.atrium.wiring;

import dev.atrium.kubernetes.Cluster;
import dev.atrium.kubernetes.KnownCluster;
import dev.atrium.kubernetes.KubernetesCluster;
import dev.atrium.kubernetes.KubernetesConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Publishes the cluster, where the configuration knows of one. It is asked nothing here. */
@Dependent
class ClusterProducer {

  @Produces
  @Singleton
  KnownCluster cluster(KubernetesConfig config) {
    return new KnownCluster(
        config.place().map(place -> (Cluster) new KubernetesCluster(place, config)));
  }

  void close(@Disposes KnownCluster known) {
    known
        .cluster()
        .filter(KubernetesCluster.class::isInstance)
        .map(KubernetesCluster.class::cast)
        .ifPresent(KubernetesCluster::close);
  }
}
