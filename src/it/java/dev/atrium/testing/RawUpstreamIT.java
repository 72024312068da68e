package dev.atrium.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

/** What the tests of the gateway rely on when they take a module away. */
class RawUpstreamIT {

  private static final int ROUNDS = 300;
  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

  @Test
  void whoConnectsWhileItGoesDownIsNotAnsweredAfterwards() throws Exception {
    try (RawUpstream upstream = RawUpstream.start()) {
      for (int round = 0; round < ROUNDS; round++) {
        CyclicBarrier together = new CyclicBarrier(2);
        CompletableFuture<Socket> connecting =
            CompletableFuture.supplyAsync(() -> connect(upstream.port(), together));
        together.await();
        upstream.goDown();
        try (Socket connection = connecting.join()) {
          assertThat(answers(connection)).as("round %d", round).isFalse();
        }
        upstream.comeUp();
      }
    }
  }

  private static Socket connect(int port, CyclicBarrier together) {
    Socket socket = new Socket();
    try {
      together.await();
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
    } catch (Exception e) {
      // It was down already.
      return socket;
    }
    return socket;
  }

  private static boolean answers(Socket connection) {
    try {
      connection.setSoTimeout(5000);
      connection.getOutputStream().write(REQUEST);
      return connection.getInputStream().read() >= 0;
    } catch (IOException e) {
      return false;
    }
  }
}
