package dev.atrium.kubernetes;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The suite with the cluster of a kubeconfig whose user may create reviews and list. */
@EnabledIfEnvironmentVariable(named = "ATRIUM_TEST_KUBECONFIG", matches = ".+")
class ClusterSuiteOnRealServerTest extends ClusterSuite {

  private static KubernetesCluster cluster;

  @BeforeAll
  static void open() {
    String file = System.getenv("ATRIUM_TEST_KUBECONFIG");
    System.out.println("Cluster suite: the real API server of " + file);
    cluster =
        new KubernetesCluster(
            new ClusterPlace.Kubeconfig(Path.of(file)),
            FakeCluster.config(AddressKind.CLUSTER_IP, Duration.ofSeconds(10), 20));
  }

  @AfterAll
  static void close() {
    cluster.close();
  }

  @Override
  Cluster cluster() {
    return cluster;
  }
}
