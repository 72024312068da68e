package dev.atrium.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.RawClient;
import dev.atrium.testing.RawUpstream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.java_websocket.enums.Opcode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSockets of browsers to modules, through the server. */
class WebSocketIT {

  private static final int MEBIBYTE = 1024 * 1024;
  private static final int MOST_CONNECTIONS = 60;

  private static Gateway gateway;
  private static SocketModule module;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    module = SocketModule.open();
    gateway =
        Gateway.start(
            "websocket",
            Map.of(
                "ATRIUM_FEDERATION_WEBSOCKET_HEARTBEAT",
                "PT1S",
                "ATRIUM_FEDERATION_WEBSOCKET_MAX_CONNECTIONS_PER_MODULE",
                Integer.toString(MOST_CONNECTIONS)));
    Files.writeString(
        gateway.file(),
        """
        [{"name": "m", "path": "/m", "target": "%1$s"},
         {"name": "dead", "path": "/dead", "target": "http://127.0.0.1:1"},
         {"name": "tokens", "path": "/tokens", "target": "%2$s", "authorize": true},
         {"name": "ws", "path": "/ws", "target": "%2$s"}]
        """
            .formatted(gateway.upstream().address(), "http://127.0.0.1:" + module.getPort()));
    gateway.await(() -> gateway.http().get("/api/extensions").body().contains("\"ws\""));
  }

  @AfterAll
  static void stop() throws IOException {
    gateway.close();
    module.close();
  }

  private static SocketClient connect(String path, String... protocols)
      throws InterruptedException {
    return SocketClient.open(gateway.http(), path, protocols);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/ws/echo?a=1&b=%20", "/ws/api/echo?a=1&b=%20"})
  void textAndBytesComeBackFromTheModule(String path) throws InterruptedException {
    SocketClient client = connect(path);
    client.send("grüße 🙂");
    assertThat(client.next()).isEqualTo("grüße 🙂");
    client.send(new byte[] {0, 1, -1});
    assertThat(client.next()).isEqualTo(ByteBuffer.wrap(new byte[] {0, 1, -1}));
    assertThat(module.lastHandshake().getResourceDescriptor()).isEqualTo("/api/echo?a=1&b=%20");
    client.closeBlocking();
  }

  @Test
  void theModuleIsToldWhoIsBehindAndNothingThatIsNotItsBusiness() throws InterruptedException {
    SocketClient client = SocketClient.create(gateway.http(), "/api/ws/x");
    client.addHeader("Cookie", "session=secret");
    client.addHeader("Authorization", "Bearer secret");
    client.addHeader("X-Forwarded-For", "1.2.3.4");
    client.addHeader("kubeflow-userid", "root");
    client.addHeader("Sec-WebSocket-Extensions", "permessage-deflate");
    assertThat(client.connectBlocking()).isTrue();
    client.send("x");
    assertThat(client.next()).isEqualTo("x");
    assertThat(module.lastHandshake().getFieldValue("X-Forwarded-For")).isEqualTo("127.0.0.1");
    assertThat(module.lastHandshake().getFieldValue("X-Forwarded-Prefix")).isEqualTo("/api/ws");
    for (String name :
        List.of("Cookie", "Authorization", "kubeflow-userid", "Sec-WebSocket-Extensions")) {
      assertThat(module.lastHandshake().getFieldValue(name)).as(name).isEmpty();
    }
    client.closeBlocking();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Origin: http://evil.example",
        "Origin: null",
        "Origin: http://127.0.0.1",
        "Origin: http://127.0.0.1.evil.example",
        "Origin: %s\r\nOrigin: %s"
      })
  void aPageOfAnotherOriginIsRefusedBeforeTheModuleIsDialled(String origin) throws IOException {
    gateway.upstream().forget();
    String own = "http://" + gateway.http().uri("/").getAuthority();
    String answer = open("/api/m/ws", origin.replace("%s", own));
    assertThat(answer).startsWith("HTTP/1.1 403 ").contains("\"code\":\"403\"");
    assertThat(gateway.upstream().requests()).isEmpty();
  }

  @Test
  void whoeverHasNoTokenIsRefusedBeforeAModuleThatWantsOneIsDialled() throws IOException {
    int before = module.connections();
    assertThat(open("/api/tokens/ws", own())).startsWith("HTTP/1.1 401 ");
    assertThat(module.connections()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"Sec-WebSocket-Version: 12", "Sec-WebSocket-Key: short", "Connection: close"})
  void whatIsNoOpeningIsRefusedBeforeTheModuleIsDialled(String header) throws IOException {
    gateway.upstream().forget();
    assertThat(open("/api/m/ws", own(), header)).startsWith("HTTP/1.1 400 ");
    assertThat(gateway.upstream().requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"401, 401", "404, 404", "503, 503", "200, 502", "302, 502"})
  void anAnswerOfTheModuleThatIsNoOpeningIsPassedOn(int status, int passedOn) throws IOException {
    gateway.upstream().at("/api/ws", RawUpstream.text(status, "text/plain", "secret 10.1.2.3"));
    assertThat(open("/api/m/ws", own()))
        .startsWith("HTTP/1.1 " + passedOn + " ")
        .doesNotContain("10.1.2.3");
  }

  @Test
  void aModuleThatIsDownIsABadGateway() throws IOException {
    assertThat(open("/api/dead/ws", own())).startsWith("HTTP/1.1 502 ");
  }

  @Test
  void aModuleThatDoesNotAnswerIsGivenUp() throws IOException {
    gateway.upstream().at("/api/slow", RawUpstream.hanging(""));
    long start = System.nanoTime();
    assertThat(open("/api/m/slow", own())).startsWith("HTTP/1.1 504 ");
    assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
  }

  @Test
  void theSubprotocolIsTheOneTheModuleHasChosen() throws InterruptedException {
    SocketClient client = connect("/api/ws/x", "other", "chat");
    assertThat(client.protocol()).isEqualTo("chat");
    client.closeBlocking();
  }

  @Test
  void fragmentsArriveAsOneMessageAlsoWhenTheyDivideACharacter() throws InterruptedException {
    SocketClient client = connect("/api/ws/x");
    byte[] text = "aé🙂z".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < text.length; i++) {
      client.sendFragmentedFrame(
          Opcode.TEXT, ByteBuffer.wrap(text, i, 1).slice(), i == text.length - 1);
    }
    assertThat(client.next()).isEqualTo("aé🙂z");
    client.send("fragments");
    assertThat(client.next()).isEqualTo("one two three");
    client.closeBlocking();
  }

  @Test
  void aMebibyteInOneFrameComesBackWhole() throws InterruptedException {
    SocketClient client = connect("/api/ws/x");
    byte[] bytes = new byte[MEBIBYTE];
    Arrays.fill(bytes, (byte) 'x');
    client.send(bytes);
    assertThat(client.next()).isEqualTo(ByteBuffer.wrap(bytes));
    String text = "é".repeat(MEBIBYTE / 2);
    client.send(text);
    assertThat(client.next()).isEqualTo(text);
    client.closeBlocking();
  }

  @Test
  void aFrameThatIsTooLargeEndsTheConnection() throws InterruptedException {
    SocketClient client = connect("/api/ws/x");
    client.send(new byte[MEBIBYTE + 1]);
    assertThat(client.closeCode()).isEqualTo(1009);
  }

  @ParameterizedTest
  @CsvSource({"1000, 1000", "1001, 1001", "3000, 3000", "4999, 4999", "1012, 1011"})
  void theBrowserIsToldHowTheModuleClosed(int code, int told) throws InterruptedException {
    SocketClient client = connect("/api/ws/x");
    client.send("close " + code);
    assertThat(client.closeCode()).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"1000, 1000", "3000, 3000", "4999, 4999", "1003, 1011"})
  void theModuleIsToldHowTheBrowserClosed(int code, int told) throws InterruptedException {
    try (SocketModule own = SocketModule.open()) {
      SocketClient client = connectTo(own);
      client.close(code, "as told");
      assertThat(own.closeCode()).isEqualTo(told);
    }
  }

  @Test
  void aConnectionThatBreaksAtOneEndEndsAtTheOther() throws InterruptedException {
    SocketClient client = connect("/api/ws/x");
    client.send("break");
    assertThat(client.closeCode()).isEqualTo(1011);
    try (SocketModule own = SocketModule.open()) {
      SocketClient gone = connectTo(own);
      gone.closeConnection(1006, "gone");
      assertThat(own.closeCode()).isEqualTo(1011);
    }
  }

  @Test
  void bothEndsAreAskedWhetherTheyAreThereAndStayOpen() throws InterruptedException {
    int before = module.pings();
    SocketClient client = connect("/api/ws/x");
    gateway.await(() -> client.pings() >= 4 && module.pings() - before >= 4);
    client.send("still here");
    assertThat(client.next()).isEqualTo("still here");
    client.closeBlocking();
  }

  @Test
  void aBrowserThatAnswersNoMoreIsForgotten() throws InterruptedException {
    try (SocketModule own = SocketModule.open()) {
      connectTo(own).fallSilent();
      assertThat(own.closeCode()).isEqualTo(1011);
    }
  }

  @Test
  void aModuleThatAnswersNoMoreIsForgotten() throws InterruptedException {
    SocketClient client = connect("/api/ws/silent");
    assertThat(client.closeCode()).isEqualTo(1011);
  }

  @Test
  void connectionsAreCountedAndSilentOnesHoldNoThread() throws IOException, InterruptedException {
    gateway.await(() -> module.connections() == 0);
    long before = gateway.threads();
    List<SocketClient> clients = new ArrayList<>();
    for (int i = 0; i < MOST_CONNECTIONS; i++) {
      clients.add(connect("/api/ws/x"));
    }
    assertThat(gateway.server().threads() - before).isLessThan(MOST_CONNECTIONS / 2);
    assertThat(open("/api/ws/x", own())).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1");
    for (SocketClient client : clients) {
      client.closeBlocking();
    }
    gateway.await(() -> module.connections() == 0);
    gateway.await(
        () -> {
          SocketClient again = SocketClient.create(gateway.http(), "/api/ws/x");
          boolean isOpen = again.connectBlocking();
          again.closeBlocking();
          return isOpen;
        });
  }

  /** To a module of the test's own, whose close codes are nobody else's. */
  private static SocketClient connectTo(SocketModule own) throws InterruptedException {
    String list =
        """
        [{"name": "m", "path": "/m", "target": "%1$s"},
         {"name": "dead", "path": "/dead", "target": "http://127.0.0.1:1"},
         {"name": "tokens", "path": "/tokens", "target": "%2$s", "authorize": true},
         {"name": "ws", "path": "/ws", "target": "%2$s"},
         {"name": "own%3$d", "path": "/own%3$d", "target": "http://127.0.0.1:%3$d"}]
        """
            .formatted(
                gateway.upstream().address(),
                "http://127.0.0.1:" + module.getPort(),
                own.getPort());
    gateway.await(
        () -> {
          Files.writeString(gateway.file(), list);
          return gateway.http().get("/api/extensions").body().contains("own" + own.getPort());
        });
    SocketClient client = connect("/own" + own.getPort() + "/api/x");
    client.send("x");
    assertThat(client.next()).isEqualTo("x");
    return client;
  }

  private static String own() {
    return "Origin: http://" + gateway.http().uri("/").getAuthority();
  }

  /** An opening with these headers, the last of each name counting. */
  private static String open(String path, String... headers) throws IOException {
    List<String> all = new ArrayList<>();
    List<String> given = List.of(headers);
    for (String usual :
        List.of(
            "Connection: Upgrade, close",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")) {
      String name = usual.substring(0, usual.indexOf(':') + 1);
      if (given.stream().noneMatch(header -> header.startsWith(name))) {
        all.add(usual);
      }
    }
    given.stream().filter(header -> !header.isEmpty()).forEach(all::add);
    String host = gateway.http().uri("/").getAuthority();
    return RawClient.exchange(
        gateway.http(),
        "GET %s HTTP/1.1\r\nHost: %s\r\n%s\r\n\r\n"
            .formatted(path, host, String.join("\r\n", all)));
  }
}
