package dev.atrium.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.testing.AtriumServer;
import dev.atrium.testing.CheckedApi;
import dev.atrium.testing.CheckedApi.Answer;
import dev.atrium.testing.FreePorts;
import dev.atrium.testing.RawUpstream;
import dev.atrium.testing.StrangersConnection;
import dev.atrium.testing.TlsAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a gateway says about callers, to a running server that believes it, and to one that does
 * not.
 */
class InternalIdentityIT {

  private static final String MODELS = "/api/v1/models?namespace=any";

  private static TlsAuthority authority;
  private static int tlsPort;
  private static AtriumServer server;
  private static CheckedApi api;
  private static RawUpstream module;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    authority = TlsAuthority.create();
    module = RawUpstream.start();
    tlsPort = FreePorts.take().application();
    Map<String, String> environment = new HashMap<>();
    environment.put("AUTH_MODE", "internal");
    environment.put("ATRIUM_HOST", "*");
    environment.put(
        "MODULE_FEDERATION_CONFIG",
        "[{\"name\": \"m\", \"path\": \"/m\", \"target\": \"%s\"}]".formatted(module.address()));
    environment.put("ATRIUM_SECURITY_TRUSTED_PEERS", "127.0.0.1");
    environment.put("ATRIUM_SECURITY_TRUSTED_SUBJECTS", "CN=gateway,O=mesh; CN=other gateway");
    environment.put("ATRIUM_SECURITY_MISSING_IDENTITY_STATUS", "400");
    environment.putAll(authority.serverSettings(tlsPort, "wanted"));
    server = AtriumServer.start("internal", environment);
    api = CheckedApi.of(server.application());
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    module.close();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"viewer, 200", "'a, viewer ,b', 200", "other, 403", "'', 403"})
  void groupsGiveRoles(String groups, int status) throws IOException, InterruptedException {
    assertThat(
            api.send("GET", MODELS, "kubeflow-userid", "anna", "kubeflow-groups", groups).status())
        .isEqualTo(status);
  }

  @Test
  void asksForTheHeader() throws IOException, InterruptedException {
    Answer answer = api.get(MODELS);

    answer.assertIs(401, "{\"error\":\"missing required kubeflow-userid header\"}");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Gateway realm=\"atrium\"");
  }

  @Test
  void answersKubeflowsRoutesWith400WhenThatIsConfigured()
      throws IOException, InterruptedException {
    HttpResponse<String> response = server.application().get("/api/v1/user");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .isEqualTo(
            "{\"error\":{\"code\":\"400\",\"message\":\"missing required kubeflow-userid header\"}}");
  }

  /** T12. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "kubeflow-userid: anna\r\nkubeflow-userid: admin",
        "kubeflow-userid: anna\r\nKubeflow-UserId: anna",
        "kubeflow-userid: anna\r\nkubeflow_userid: admin",
        "kubeflow-userid: anna,admin",
        "kubeflow-userid: anna\tadmin",
        "kubeflow-userid: \u00e4nna",
        "kubeflow-userid: anna\r\nConnection: kubeflow-userid",
        "kubeflow-userid: anna\r\nConnection: close, kubeflow-groups",
        "kubeflow-userid: anna\r\nkubeflow-groups: other",
        "kubeflow-userid: anna\r\nX-A: b\rkubeflow-userid: admin"
      })
  void isNeverLedToTakeSomebodyForAnother(String headers) throws IOException {
    assertThat(status("kubeflow-groups: viewer\r\n" + headers)).isEqualTo(400);
  }

  @Test
  void believesTheSameHeadersWhenTheyAreInOrder() throws IOException {
    assertThat(status("KUBEFLOW-USERID: anna\r\nKubeflow-Groups: viewer")).isEqualTo(200);
  }

  /** T11, T13. */
  @Test
  void noOtherHeaderSaysWhoCalls() throws IOException, InterruptedException {
    for (String header :
        new String[] {
          "Authorization", "Impersonate-User", "X-Remote-User", "X-Forwarded-User", "x-auth-user"
        }) {
      assertThat(api.send("GET", MODELS, header, "admin").status()).as(header).isEqualTo(401);
    }
  }

  /** T11: over another address of this machine, which nobody trusts. */
  @Test
  void doesNotHearAStranger() throws IOException {
    String request =
        "GET "
            + MODELS
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX-Forwarded-For: 127.0.0.1\r\n"
            + "Forwarded: for=127.0.0.1\r\n$WSRA: 127.0.0.1\r\n"
            + "kubeflow-userid: admin\r\nkubeflow-groups: admin\r\n\r\n";
    assertThat(StrangersConnection.send(server.application().uri("/").getPort(), request))
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CN=gateway, O=mesh", "cn=Gateway,o=Mesh", "CN=other gateway"})
  void believesWhoeverHasTheCertificateOfAGateway(String subject)
      throws IOException, InterruptedException {
    assertThat(statusOverTls(authority.client(subject))).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CN=gateway", "CN=gateway,O=mesh,C=XX", "CN=gateways,O=mesh", "CN=anna"})
  void doesNotHearWhoeverHasAnotherCertificate(String subject)
      throws IOException, InterruptedException {
    assertThat(statusOverTls(authority.client(subject))).isEqualTo(401);
  }

  @Test
  void doesNotHearWhoeverShowsNoCertificate() throws IOException {
    assertThat(statusOverTls(authority.clientWithoutCertificate())).isEqualTo(401);
  }

  /** Its name is that of the trusted authority, so clients do show its certificates. */
  @Test
  void doesNotSpeakWithWhoeverHasACertificateOfAnotherAuthority()
      throws IOException, InterruptedException {
    SSLContext client = TlsAuthority.create().client("CN=gateway,O=mesh", authority);

    assertThatThrownBy(() -> statusOverTls(client)).isInstanceOf(IOException.class);
  }

  /** The server keeps the connection below TLS to itself as well. */
  @Test
  void anAnswerThatBreaksOffIsNotWholeOverTls() throws IOException {
    module.at(
        "/broken.js",
        exchange -> {
          exchange.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
          // What came first is on its way by then.
          assertThat(new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS)).isFalse();
          exchange.reset();
        });
    try (Socket socket = moduleFileOverTls("/broken.js")) {
      assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
          .endsWith("\r\n\r\n3\r\nabc\r\n");
    }
  }

  private static Socket moduleFileOverTls(String file) throws IOException {
    Socket socket =
        authority
            .clientWithoutCertificate()
            .getSocketFactory()
            .createSocket(InetAddress.getLoopbackAddress(), tlsPort);
    socket.setSoTimeout(10_000);
    socket
        .getOutputStream()
        .write(("GET /_mf/m" + file + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").getBytes(ISO_8859_1));
    return socket;
  }

  /** From the address that nobody trusts. */
  private static int statusOverTls(SSLContext client) throws IOException {
    return StrangersConnection.sendOverTls(
        client,
        tlsPort,
        "GET "
            + MODELS
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nkubeflow-userid: anna\r\n"
            + "kubeflow-groups: viewer\r\n\r\n");
  }

  private static int status(String headers) throws IOException {
    String request = "GET " + MODELS + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n\r\n";
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), server.application().uri("/").getPort())) {
      return StrangersConnection.status(socket, request);
    }
  }
}
