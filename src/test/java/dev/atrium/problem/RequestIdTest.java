package dev.atrium.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestIdTest {

  @Test
  void isADashOutsideARequest() {
    assertThat(RequestId.current()).isEqualTo("-");
    assertThat(new RequestId().value()).isEqualTo("-");
  }

  @Test
  void keepsWhatTheRequestBeganWith() {
    RequestId id = new RequestId();
    id.begin("abc");
    assertThat(id.value()).isEqualTo("abc");
  }
}
