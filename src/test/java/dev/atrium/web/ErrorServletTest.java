package dev.atrium.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorServletTest {

  @Test
  void answersWithTheStatusTheContainerGave() {
    assertThat(ErrorServlet.statusOf(404)).isEqualTo(404);
    assertThat(ErrorServlet.statusOf(599)).isEqualTo(599);
  }

  @Test
  void takesAnythingThatIsNoErrorForOneOfOurs() {
    assertThat(ErrorServlet.statusOf(null)).isEqualTo(500);
    assertThat(ErrorServlet.statusOf(200)).isEqualTo(500);
    assertThat(ErrorServlet.statusOf(600)).isEqualTo(500);
    assertThat(ErrorServlet.statusOf("404")).isEqualTo(500);
  }
}
