package dev.atrium.registry.embedded;

import dev.atrium.registry.RegistryException;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;

/** What an SQL failure means, told by its SQLSTATE, which is the same on every database. */
final class DatabaseFailure {

  private static final String UNIQUE_VIOLATION = "23505";

  /** PostgreSQL's answer to a statement that took too long. */
  private static final String CANCELLED = "57014";

  private DatabaseFailure() {}

  /** Whether a unique key was hit. */
  static boolean isUniqueViolation(JdbiException failure) {
    return UNIQUE_VIOLATION.equals(sqlState(failure));
  }

  static RegistryException toRegistryException(JdbiException failure) {
    if (failure instanceof ConnectionException) {
      return RegistryException.unreachable(failure);
    }
    if (CANCELLED.equals(sqlState(failure))) {
      return RegistryException.timedOut(failure);
    }
    return switch (stateClass(failure)) {
      // connection, operator intervention (shutdown), system error, H2's "database closed"
      case "08", "57", "58", "90" -> RegistryException.unreachable(failure);
      // insufficient resources, rollback (deadlock), lock timeout
      case "53", "40", "HY" -> RegistryException.overloaded(failure);
      default -> RegistryException.unusableAnswer("the database refused a statement", failure);
    };
  }

  private static String stateClass(JdbiException failure) {
    String state = sqlState(failure);
    return state.length() < 2 ? "" : state.substring(0, 2);
  }

  private static String sqlState(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.ofNullable(sql.getSQLState()).orElse("");
      }
    }
    return "";
  }
}
