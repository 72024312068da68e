package dev.atrium.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.kubernetes.Subject.TokenBearer;
import dev.atrium.kubernetes.Subject.User;
import dev.atrium.testing.KeyFile;
import dev.atrium.testing.TestArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** The client of the API server with the libraries and the class loaders of the server. */
@ExtendWith(ArquillianExtension.class)
class ClusterInContainerIT {

  private static final User DORA = new User("dora", Set.of("readers"));
  private static final AccessRequest GET = AccessRequest.getService("team", "registry");

  @Deployment
  static WebArchive application() throws ClassNotFoundException {
    return TestArchive.with(
            ClusterInContainerIT.class,
            FakeAccess.class,
            FakeApiServer.class,
            FakeCluster.class,
            FakeObjects.class,
            FakeReviews.class,
            KeyFile.class,
            SwitchedKeys.class,
            TestAuthority.class)
        .addAsLibrary(TestArchive.jarOf(JsonMapper.class))
        .addAsLibrary(
            TestArchive.jarOf(Class.forName("com.fasterxml.jackson.annotation.JsonInclude")));
  }

  @Test
  void worksAsInAPodWhileTokenAndCertificateAreExchanged() throws IOException {
    Path directory = Files.createTempDirectory("pod");
    try (FakeCluster fake = new FakeCluster(directory, AddressKind.CLUSTER_IP)) {
      fake.server.access().grant("readers", GET);
      assertThat(fake.cluster.allows(DORA, GET)).isTrue();

      for (int i = 1; i <= 5; i++) {
        String token = "own-token-of-round-" + i;
        Files.writeString(directory.resolve("token"), token);
        fake.server.access().acceptOwnToken(token);
        assertThat(fake.cluster.allows(new User("user-" + i, Set.of("readers")), GET)).isTrue();
      }

      TestAuthority next = TestAuthority.create("next", "kubernetes-admin");
      Files.writeString(directory.resolve("ca.crt"), next.authorityPem());
      fake.server.rotateCertificate(next);
      long started = System.nanoTime();
      assertThat(fake.cluster.allows(new User("after", Set.of("readers")), GET)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(60));
    }
  }

  @Test
  void followsRegistries() throws IOException {
    try (FakeCluster fake =
        new FakeCluster(
            Files.createTempDirectory("pod"),
            FakeCluster.config(AddressKind.DNS_NAME, Duration.ofSeconds(10), 20))) {
      assertThat(fake.cluster.registriesIn("team")).isEmpty();
      fake.server
          .objects()
          .put(
              "services",
              """
              {"metadata": {"name": "registry", "namespace": "team",
                            "labels": {"component": "model-registry"}},
               "spec": {"clusterIP": "10.0.0.7",
                        "ports": [{"name": "https-api", "port": 8443}]}}""");
      FakeCluster.await(() -> fake.cluster.registry("team", "registry").isPresent());
      assertThat(fake.cluster.registry("team", "registry").orElseThrow().address())
          .hasToString("https://registry.team.svc:8443");
    }
  }

  @Test
  void worksWithAKubeconfigAndAnEllipticKey() throws IOException {
    Path directory = Files.createTempDirectory("kubeconfig");
    try (FakeApiServer server = FakeApiServer.start(FakeCluster.AUTHORITY)) {
      server.access().know("doras", DORA);
      Files.writeString(directory.resolve("ca.pem"), FakeCluster.AUTHORITY.authorityPem());
      Files.writeString(directory.resolve("client.pem"), FakeCluster.AUTHORITY.clientPem());
      Files.writeString(directory.resolve("client.key"), FakeCluster.AUTHORITY.clientKeyPem());
      Path file =
          Files.writeString(
              directory.resolve("config"),
              """
              {apiVersion: v1, kind: Config, current-context: here,
               contexts: [{name: here, context: {cluster: c, user: u}}],
               clusters: [{name: c, cluster: {server: '%s', certificate-authority: ca.pem}}],
               users: [{name: u, user: {client-certificate: client.pem, client-key: client.key}}]}
              """
                  .formatted(server.address()));
      try (KubernetesCluster cluster =
          new KubernetesCluster(
              new ClusterPlace.Kubeconfig(file),
              FakeCluster.config(AddressKind.CLUSTER_IP, Duration.ofSeconds(10), 20))) {
        assertThat(cluster.allows(DORA, GET)).isFalse();
        assertThat(cluster.whoIs(new TokenBearer("doras"))).contains(DORA);
        assertThat(cluster.isClusterAdmin(new TokenBearer("doras"))).isFalse();
      }
    }
  }
}
