package dev.atrium.kubernetes;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class ClusterSuiteOnFakeTest extends ClusterSuite {

  @TempDir private static Path credentials;

  private static FakeCluster fake;

  @BeforeAll
  static void start() throws IOException {
    System.out.println("Cluster suite: the fake API server");
    fake = new FakeCluster(credentials, AddressKind.CLUSTER_IP);
    fake.server.objects().putNamespace("kube-system");
    fake.server.objects().putNamespace("default");
    fake.server
        .objects()
        .put(
            "clusterrolebindings",
            """
            {"metadata": {"name": "cluster-admin"},
             "roleRef": {"kind": "ClusterRole", "name": "cluster-admin"},
             "subjects": [{"kind": "Group", "name": "system:masters"}]}""");
    fake.server
        .objects()
        .put(
            "services",
            """
            {"metadata": {"name": "kubernetes", "namespace": "default"},
             "spec": {"clusterIP": "10.0.0.1", "ports": [{"name": "https", "port": 443}]}}""");
  }

  @AfterAll
  static void stop() {
    fake.close();
  }

  @Override
  Cluster cluster() {
    return fake.cluster;
  }
}
