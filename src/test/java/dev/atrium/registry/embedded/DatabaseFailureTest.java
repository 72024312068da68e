package dev.atrium.registry.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.registry.RegistryException;
import dev.atrium.registry.RegistryException.Reason;
import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.result.ResultSetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFailureTest {

  @ParameterizedTest(name = "{0} means {1}")
  @CsvSource({
    "08006, UNREACHABLE",
    "57P01, UNREACHABLE",
    "57014, TIMED_OUT",
    "90098, UNREACHABLE",
    "53300, OVERLOADED",
    "40P01, OVERLOADED",
    "HYT00, OVERLOADED",
    "42601, UNUSABLE_ANSWER",
    ", UNUSABLE_ANSWER"
  })
  void isToldByItsSqlState(String state, Reason reason) {
    RegistryException failure = DatabaseFailure.toRegistryException(failure(state));

    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure).hasMessageNotContaining("refused by host db.internal");
  }

  @Test
  void isUnreachableWhenThereIsNoConnection() {
    ConnectionException noConnection = new ConnectionException(new SQLException("pool is empty"));

    assertThat(DatabaseFailure.toRegistryException(noConnection).reason())
        .isEqualTo(Reason.UNREACHABLE);
  }

  @Test
  void knowsAUniqueViolation() {
    assertThat(DatabaseFailure.isUniqueViolation(failure("23505"))).isTrue();
    assertThat(DatabaseFailure.isUniqueViolation(failure("23503"))).isFalse();
  }

  private static JdbiException failure(String state) {
    SQLException cause = new SQLException("refused by host db.internal", state);
    return new ResultSetException("a result", cause, null);
  }
}
