package dev.atrium.registry.client;

import dev.atrium.registry.RegistryException;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;

/** What a failure of the connection means. */
final class TransportFailure {

  private TransportFailure() {}

  /** Before there was an answer. */
  static RuntimeException whileAsking(ProcessingException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      // The engine's own classes are not visible to applications; their names have to do.
      switch (cause.getClass().getSimpleName()) {
        case "ConnectionPoolTimeoutException" -> {
          // All our own connections are in use: no fault of the registry's.
          return RegistryException.overloaded(failure);
        }
        case "ClientProtocolException" -> {
          return new RegistryOutage(RegistryException.unusableAnswer("not HTTP", failure));
        }
        default -> {
          if (cause instanceof SocketTimeoutException) {
            return new RegistryOutage(RegistryException.timedOut(failure));
          }
          if (cause instanceof InterruptedIOException) {
            // ConnectTimeoutException, whose own cause is a SocketTimeoutException
            return new RegistryOutage(RegistryException.unreachable(failure));
          }
        }
      }
    }
    return new RegistryOutage(RegistryException.unreachable(failure));
  }

  /** In the middle of an answer. */
  static RegistryOutage whileReading(IOException failure) {
    if (failure instanceof SocketTimeoutException) {
      return new RegistryOutage(RegistryException.timedOut(failure));
    }
    return new RegistryOutage(
        RegistryException.unusableAnswer("the answer broke off in the middle", failure));
  }
}
