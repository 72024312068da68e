package dev.atrium.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.registry.RegistryException;
import dev.atrium.registry.RegistryException.Reason;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class TransportFailureTest {

  @Test
  void isUnreachableWhenNobodyIsThere() {
    assertThat(outage(new ConnectException("Connection refused"))).isEqualTo(Reason.UNREACHABLE);
    assertThat(outage(new UnknownHostException("host"))).isEqualTo(Reason.UNREACHABLE);
    assertThat(outage(new SSLHandshakeException("PKIX"))).isEqualTo(Reason.UNREACHABLE);
    assertThat(outage(new SocketException("Connection reset"))).isEqualTo(Reason.UNREACHABLE);
    assertThat(outage(new ConnectTimeoutException())).isEqualTo(Reason.UNREACHABLE);
  }

  @Test
  void isTimedOutWhenTheAnswerDoesNotCome() {
    assertThat(outage(new SocketTimeoutException("Read timed out"))).isEqualTo(Reason.TIMED_OUT);
  }

  @Test
  void isUnusableWhenItIsNotHttp() {
    assertThat(outage(new ClientProtocolException())).isEqualTo(Reason.UNUSABLE_ANSWER);
  }

  @Test
  void isNoOutageWhenOurOwnConnectionsAreAllInUse() {
    assertThat(TransportFailure.whileAsking(asRestEasyThrows(new ConnectionPoolTimeoutException())))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.OVERLOADED));
  }

  private static Reason outage(IOException failure) {
    return ((RegistryOutage) TransportFailure.whileAsking(asRestEasyThrows(failure)))
        .failure()
        .reason();
  }

  private static ProcessingException asRestEasyThrows(IOException failure) {
    return new ProcessingException("RESTEASY004655: Unable to invoke request: " + failure, failure);
  }

  /** Named and derived like the engine's own. */
  private static class ConnectTimeoutException extends InterruptedIOException {
    private static final long serialVersionUID = 1L;

    ConnectTimeoutException() {
      initCause(new SocketTimeoutException("Connect timed out"));
    }
  }

  /** Named and derived like the engine's own. */
  private static final class ConnectionPoolTimeoutException extends ConnectTimeoutException {
    private static final long serialVersionUID = 1L;
  }

  /** Named and derived like the engine's own. */
  private static final class ClientProtocolException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
