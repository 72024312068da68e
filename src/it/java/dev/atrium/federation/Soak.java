package dev.atrium.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Everything at once, at a low rate, for ten minutes or {@code soak.seconds}: no answer is wrong,
 * and afterwards nothing is left. Not a part of the build: {@code ./mvnw verify -Psoak}.
 */
class Soak {

  private static final Duration LENGTH =
      Duration.ofSeconds(Integer.getInteger("soak.seconds", 600));
  private static final Duration WARM_UP = LENGTH.dividedBy(5);
  private static final Duration REST = Duration.ofSeconds(20);
  private static final int MORE_MEBIBYTES = 64;
  private static final int MORE_THREADS = 20;
  private static final int MORE_FILES = 20;
  private static final Path REPORT = Path.of("target", "soak.txt");

  @Test
  void whatIsAskedForTenMinutesIsAnsweredRightAndLeavesNothingBehind() throws Exception {
    try (SocketModule sockets = SocketModule.open();
        Gateway gateway = Gateway.start("soak", Map.of());
        SoakTraffic traffic = new SoakTraffic(gateway, sockets)) {
      gateway.threads();
      traffic.start();
      Polling.pause(WARM_UP.toMillis());
      State warm = State.of(gateway);
      Polling.pause(LENGTH.minus(WARM_UP).toMillis());
      State loaded = State.of(gateway);
      traffic.stop();
      String rest = settle(gateway, sockets);
      State end = State.of(gateway);
      report(traffic, warm, loaded, end);

      assertThat(traffic.wrong()).isEmpty();
      assertThat(rest).doesNotContainPattern("\"underWay\":[1-9]").endsWith("and 0 WebSockets");
      assertThat(traffic.done())
          .allSatisfy((kind, times) -> assertThat(times).as(kind).isPositive());
      assertThat(end.threads()).isLessThanOrEqualTo(warm.threads() + MORE_THREADS);
      assertThat(end.files()).isLessThanOrEqualTo(warm.files() + MORE_FILES);
      assertThat(end.mebibytes()).isLessThanOrEqualTo(warm.mebibytes() + MORE_MEBIBYTES);
      assertThat(gateway.server().log()).doesNotContain("OutOfMemory", "could not be applied");
    }
  }

  /** What is still going on after the time that anything may take. */
  private static String settle(Gateway gateway, SocketModule sockets)
      throws IOException, InterruptedException {
    Polling.pause(REST.toMillis());
    return gateway.get("/api/modules") + " and " + sockets.connections() + " WebSockets";
  }

  private static void report(SoakTraffic traffic, State warm, State loaded, State end)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("seconds: " + LENGTH.toSeconds());
    traffic.done().forEach((kind, times) -> lines.add(kind + ": " + times));
    lines.add("late events (more than 200 ms): " + traffic.lateEvents());
    lines.add("slowest event: " + traffic.slowestEvent().toMillis() + " ms");
    lines.add("after warm-up: " + warm);
    lines.add("under load:    " + loaded);
    lines.add("at rest:       " + end);
    lines.add("wrong answers: " + traffic.wrong().size());
    traffic.wrong().stream().limit(20).forEach(lines::add);
    Files.write(REPORT, lines);
  }

  /** What the process has. */
  private record State(long mebibytes, long threads, long files) {

    static State of(Gateway gateway) throws IOException {
      return new State(
          gateway.server().residentMebibytes(),
          gateway.server().threads(),
          gateway.server().openFiles());
    }
  }
}
