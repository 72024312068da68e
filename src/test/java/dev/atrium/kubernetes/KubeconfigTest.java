package dev.atrium.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.kubernetes.ClusterException.Reason;
import dev.atrium.kubernetes.Subject.TokenBearer;
import dev.atrium.kubernetes.Subject.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that a kubeconfig names, with a token or with the key of an elliptic curve. */
class KubeconfigTest {

  private static final User DORA = new User("dora", Set.of());
  private static final AccessRequest GET = AccessRequest.getService("team", "registry");

  @TempDir private Path directory;

  private FakeApiServer server;

  @BeforeEach
  void start() throws IOException {
    server = FakeApiServer.start(FakeCluster.AUTHORITY);
    server.access().acceptOwnToken("own");
    server.access().know("doras", DORA);
    server.access().grant("dora", GET);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void isEnteredWithAToken() throws IOException {
    try (KubernetesCluster cluster = cluster(trusted(), "token: own")) {
      assertThat(cluster.allows(DORA, GET)).isTrue();
    }
  }

  @Test
  void isEnteredWithAClientCertificate() throws IOException {
    try (KubernetesCluster cluster = cluster(trusted(), certificate())) {
      assertThat(cluster.allows(DORA, GET)).isTrue();
      assertThat(server.count("POST")).isEqualTo(1);
    }
  }

  /** An API server believes a certificate before it looks at a token. */
  @Test
  void showsOurCertificateToNobodyWhoComesWithATokenOfHisOwn() throws IOException {
    try (KubernetesCluster cluster = cluster(trusted(), certificate())) {
      assertThat(cluster.allows(new User("warm", Set.of()), GET)).isFalse();

      assertThat(cluster.whoIs(new TokenBearer("doras"))).contains(DORA);
      assertThat(cluster.whoIs(new TokenBearer("nobodys"))).isEmpty();
      assertThat(cluster.isClusterAdmin(new TokenBearer("doras"))).isFalse();
    }
  }

  @Test
  void isReadAgain() throws IOException {
    try (KubernetesCluster cluster = cluster(trusted(), "token: own")) {
      assertThat(cluster.allows(DORA, GET)).isTrue();
      server.access().acceptOwnToken("own-2");
      write(trusted(), "token: own-2");
      assertThat(cluster.allows(new User("bella", Set.of()), GET)).isFalse();
    }
  }

  @Test
  void isNotUsedWithoutVerification() throws IOException {
    try (KubernetesCluster cluster = cluster("insecure-skip-tls-verify: true", "token: own")) {
      KubernetesClusterTest.assertFails(() -> cluster.allows(DORA, GET), Reason.UNREACHABLE);
    }
    assertThat(server.count("POST")).isZero();
  }

  @Test
  void repeatsNothingOfAFileItCannotRead() throws IOException {
    Files.writeString(directory.resolve("config"), "users: [token: secret-token\n}");
    try (KubernetesCluster cluster = open()) {
      assertThatThrownBy(() -> cluster.allows(DORA, GET))
          .isInstanceOf(ClusterException.class)
          .satisfies(
              e -> {
                for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                  assertThat(cause).hasMessageNotContaining("secret-token");
                }
              });
    }
  }

  @Test
  void isTriedAgainWhenItWasNotThere() throws IOException {
    try (KubernetesCluster cluster = open()) {
      KubernetesClusterTest.assertFails(() -> cluster.allows(DORA, GET), Reason.UNREACHABLE);
      write(trusted(), "token: own");
      assertThat(cluster.allows(DORA, GET)).isTrue();
    }
  }

  private KubernetesCluster cluster(String trust, String user) throws IOException {
    write(trust, user);
    return open();
  }

  private KubernetesCluster open() {
    return new KubernetesCluster(
        new ClusterPlace.Kubeconfig(directory.resolve("config")),
        FakeCluster.config(AddressKind.CLUSTER_IP, Duration.ofSeconds(5), 20));
  }

  private void write(String trust, String user) throws IOException {
    Files.writeString(
        directory.resolve("config"),
        """
        {apiVersion: v1, kind: Config, current-context: here,
         contexts: [{name: here, context: {cluster: c, user: u}},
                    {name: there, context: {cluster: d, user: v}}],
         clusters: [{name: d, cluster: {server: 'https://other.example'}},
                    {name: c, cluster: {server: '%s', %s}}],
         users: [{name: v, user: {token: wrong}}, {name: u, user: {%s}}]}
        """
            .formatted(server.address(), trust, user));
  }

  private static String trusted() {
    return "certificate-authority-data: " + base64(FakeCluster.AUTHORITY.authorityPem());
  }

  private static String certificate() {
    return "client-certificate-data: %s, client-key-data: %s"
        .formatted(
            base64(FakeCluster.AUTHORITY.clientPem()),
            base64(FakeCluster.AUTHORITY.clientKeyPem()));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
