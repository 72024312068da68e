package dev.atrium.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class HealthReportTest {

  @Test
  void isUpWhenEveryCheckIs() {
    HealthReport report =
        HealthReport.of(
            Stream.of(() -> HealthCheckResponse.up("b"), () -> HealthCheckResponse.up("a")));

    assertThat(report.isUp()).isTrue();
    assertThat(report.json())
        .isEqualTo(
            "{\"status\":\"UP\",\"checks\":"
                + "[{\"name\":\"a\",\"status\":\"UP\"},{\"name\":\"b\",\"status\":\"UP\"}]}");
  }

  @Test
  void isDownWhenOneCheckIsAndSaysWhatThatSays() {
    HealthReport report =
        HealthReport.of(
            Stream.of(
                () -> HealthCheckResponse.up("a"),
                () -> HealthCheckResponse.named("b\"").down().withData("reason", "\\away").build(),
                () -> HealthCheckResponse.named("c").up().withData("left", 7).build(),
                () -> HealthCheckResponse.named("d").status(true).withData("old", true).build()));

    assertThat(report.isUp()).isFalse();
    assertThat(report.json())
        .isEqualTo(
            """
            {"status":"DOWN","checks":[{"name":"a","status":"UP"},\
            {"name":"b\\"","status":"DOWN","data":{"reason":"\\\\away"}},\
            {"name":"c","status":"UP","data":{"left":7}},\
            {"name":"d","status":"UP","data":{"old":true}}]}""");
  }

  @Test
  void isUpWhenThereIsNothingToCheck() {
    assertThat(HealthReport.of(Stream.of()).json()).isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
  }

  @Test
  void isNoneWhenACheckSaysNothing() {
    HealthCheck broken = () -> HealthCheckResponse.builder().up().build();

    assertThatThrownBy(() -> HealthReport.of(Stream.of(broken)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a check needs a name");
  }
}
