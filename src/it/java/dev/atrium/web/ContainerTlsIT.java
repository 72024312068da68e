package dev.atrium.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.kubernetes.TestAuthority;
import dev.atrium.testing.AtriumServer;
import dev.atrium.testing.RawClient;
import dev.atrium.tls.TrustedAuthorities;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that the container's entry script has told to speak TLS, by two PEM files. */
class ContainerTlsIT {

  @TempDir private static Path files;
  private static SSLContext clients;
  private static AtriumServer server;

  @BeforeAll
  static void start() throws IOException, InterruptedException, GeneralSecurityException {
    TestAuthority authority = TestAuthority.create("authority", "nobody");
    Path certificate = Files.writeString(files.resolve("tls.crt"), authority.serverPem());
    Path key = Files.writeString(files.resolve("tls.key"), authority.serverKeyPem());
    Path trusted = Files.writeString(files.resolve("ca.crt"), authority.authorityPem());
    clients = TrustedAuthorities.context(List.of(trusted));
    server =
        AtriumServer.startInContainer(
            List.of(
                "--deployment-mode=federated",
                "--auth-token-prefix=Bearer",
                "--mock-k8s-client=false",
                "--mock-mr-client=false",
                "--mock-mr-catalog-client=false",
                "--dev-mode=false",
                "--allowed-origins=",
                "--cert-file=" + certificate,
                "--key-file=" + key),
            Map.of("ATRIUM_SECURITY_TRUSTED_PEERS", "127.0.0.1", "TMPDIR", files.toString()),
            clients);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void speaksTlsAtThePortOfTheApplication() throws IOException, InterruptedException {
    HttpResponse<String> answer = server.application().get("/healthcheck");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.sslSession().map(SSLSession::getProtocol)).contains("TLSv1.3");
    HttpResponse<String> user =
        server
            .application()
            .send(
                server
                    .application()
                    .request("/model-registry/api/v1/user")
                    .header("kubeflow-userid", "ana"));
    assertThat(user.body()).isEqualTo("{\"data\":{\"userId\":\"ana\",\"clusterAdmin\":false}}");
  }

  @Test
  void speaksNothingElseThere() throws IOException {
    assertThat(RawClient.request(server.application(), "GET", "/healthcheck"))
        .doesNotContain("HTTP/1.1 200");
    try (SSLSocket older =
        (SSLSocket)
            clients
                .getSocketFactory()
                .createSocket(
                    InetAddress.getLoopbackAddress(), server.application().uri("/").getPort())) {
      older.setEnabledProtocols(new String[] {"TLSv1.2"});
      assertThatThrownBy(older::startHandshake).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void tellsNobodyThePasswordOfTheFileItMade() throws IOException {
    String password =
        Arrays.stream(
                Files.readString(Path.of("/proc", Long.toString(server.pid()), "environ"))
                    .split("\0"))
            .filter(variable -> variable.startsWith("ATRIUM_TLS_KEYSTORE_PASSWORD="))
            .map(variable -> variable.substring(variable.indexOf('=') + 1))
            .findFirst()
            .orElseThrow();

    assertThat(password).hasSize(64);
    assertThat(server.log()).doesNotContain(password);
  }
}
