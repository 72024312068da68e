package dev.atrium.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.federation.metrics.ModuleMeter;
import dev.atrium.federation.upstream.UpstreamException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModuleTrafficTest {

  private final List<String> told = new ArrayList<>();
  private final ModuleTraffic traffic = new ModuleTraffic(new Recorder());

  @Test
  void beginsWithNothing() {
    assertThat(traffic.json())
        .isEqualTo(
            """
            {"requests":{"1xx":0,"2xx":0,"3xx":0,"4xx":0,"5xx":0},"failures":{},"cacheHits":0,\
            "staleAnswers":0,"totalMillis":0,"durations":{"to5":0,"to25":0,"to100":0,"to500":0,\
            "to1000":0,"to5000":0,"longer":0}}""");
  }

  @Test
  void countsWhatCameOfEachRequestAndHowLongItTook() {
    traffic.answered(200, Duration.ofMillis(5));
    traffic.answered(204, Duration.ofMillis(6));
    traffic.answered(304, Duration.ofSeconds(1));
    traffic.answered(503, Duration.ofSeconds(9));
    traffic.failed(Kind.TIMEOUT);
    traffic.failed(Kind.CONNECT_TIMEOUT);
    traffic.failed(Kind.DNS);
    traffic.cacheHit();
    traffic.staleAnswer();

    assertThat(traffic.json())
        .isEqualTo(
            """
            {"requests":{"1xx":0,"2xx":2,"3xx":1,"4xx":0,"5xx":1},"failures":{"dns":1,\
            "timeout":2},"cacheHits":1,"staleAnswers":1,"totalMillis":10011,"durations":{"to5":1,\
            "to25":1,"to100":0,"to500":0,"to1000":1,"to5000":0,"longer":1}}""");
  }

  @Test
  void tellsItsMeterTheSame() {
    traffic.answered(503, Duration.ofSeconds(9));
    traffic.failed(Kind.BROKEN);
    traffic.cacheHit();
    traffic.staleAnswer();

    assertThat(told).containsExactly("503 PT9S", "connection broken", "cache hit", "stale answer");
  }

  private final class Recorder implements ModuleMeter {

    @Override
    public void answered(int status, Duration time) {
      told.add(status + " " + time);
    }

    @Override
    public void failed(String reason) {
      told.add(reason);
    }

    @Override
    public void cacheHit() {
      told.add("cache hit");
    }

    @Override
    public void staleAnswer() {
      told.add("stale answer");
    }
  }
}
