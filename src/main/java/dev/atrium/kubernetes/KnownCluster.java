package dev.atrium.kubernetes;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The cluster the application was told of, if any: what others inject, because an Optional cannot
 * be a bean.
 *
 * @param cluster empty when the application runs without a cluster
 */
public record KnownCluster(Optional<Cluster> cluster) {

  public KnownCluster {
    requireNonNull(cluster, "cluster is null");
  }
}
