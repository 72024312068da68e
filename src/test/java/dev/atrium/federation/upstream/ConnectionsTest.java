package dev.atrium.federation.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.federation.module.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

  private final AtomicLong clock = new AtomicLong();

  @Test
  void whatRestedTooLongIsClosedByTheNextThatRests() throws Exception {
    try (ServerSocket module = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Connections connections = connectionsTo(module)) {
      Connection early = opened(connections);
      Connection late = opened(connections);
      try (Socket earlyEnd = module.accept();
          Socket lateEnd = module.accept()) {
        earlyEnd.setSoTimeout(5000);
        connections.giveBack(early);
        clock.addAndGet(Duration.ofSeconds(5).toNanos());

        connections.giveBack(late);

        assertThat(earlyEnd.getInputStream().read()).isNegative();
        assertThat(connections.take()).isSameAs(late);
        assertThat(lateEnd.getInputStream().available()).isZero();
        late.close();
      }
    }
  }

  @Test
  void aConnectionLeadsToWhereItsNameLedForAMinute() throws Exception {
    try (ServerSocket module = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Connections connections = connectionsTo(module)) {
      Connection connection = opened(connections);
      try (Socket end = module.accept()) {
        end.setSoTimeout(5000);
        for (int second = 0; second < 60; second++) {
          connections.giveBack(connection);
          assertThat(connections.take()).isSameAs(connection);
          clock.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        connections.giveBack(connection);

        assertThat(connections.take()).isNotSameAs(connection);
        assertThat(end.getInputStream().read()).isNegative();
      }
    }
  }

  private static Connection opened(Connections connections) throws IOException {
    Connection connection = connections.take();
    connections.open(connection);
    return connection;
  }

  private Connections connectionsTo(ServerSocket module) throws Exception {
    return new Connections(
        new Target.Remote("http", "127.0.0.1", module.getLocalPort(), ""),
        Duration.ofSeconds(5),
        new Upstream.Shared(new Semaphore(1), new Watchdog(), SSLContext.getDefault(), new Names()),
        clock::get);
  }
}
