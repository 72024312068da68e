package dev.atrium.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceTest {

  private static final String LONGEST = "a".repeat(63);

  @Test
  void comesFromTheHeaderOrElseFromTheQuery() {
    assertThat(Namespace.required("team-a", "team-b").label()).isEqualTo("team-a");
    assertThat(Namespace.required(null, "team-b").label()).isEqualTo("team-b");
    assertThat(Namespace.required("", "team-b").label()).isEqualTo("team-b");
    assertThat(Namespace.required(LONGEST, null).label()).isEqualTo(LONGEST);
  }

  @Test
  void isRequired() {
    assertThatThrownBy(() -> Namespace.required(null, ""))
        .isInstanceOf(ProblemException.class)
        .hasMessage("Namespace required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Team", "-a", "a-", "a.b", "a b", "a/b", "é", "a\n"})
  void mustBeALabel(String label) {
    assertThatThrownBy(() -> Namespace.required(label, null))
        .hasMessageStartingWith(
            "namespace must be 1 to 63 lower case letters, digits and inner hyphens, but is '");
  }

  @Test
  void isNotLongerThanALabel() {
    assertThatThrownBy(() -> Namespace.required(LONGEST + "a", null))
        .isInstanceOf(ProblemException.class);
  }
}
