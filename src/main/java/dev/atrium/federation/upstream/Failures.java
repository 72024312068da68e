package dev.atrium.federation.upstream;

import dev.atrium.federation.upstream.UpstreamException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Tells from an exception what went wrong, and whose fault it is. */
final class Failures {

  private Failures() {}

  static Kind kindOf(IOException failure, boolean isOverdue, Optional<RequestBody> body) {
    if (body.isPresent() && body.get().isTooLarge()) {
      return Kind.BODY_TOO_LARGE;
    }
    if (body.isPresent() && body.get().isClientGone()) {
      return Kind.CLIENT_GONE;
    }
    return isOverdue ? Kind.TIMEOUT : kindOf(failure);
  }

  private static Kind kindOf(IOException failure) {
    if (failure instanceof HttpConnectTimeoutException) {
      return Kind.CONNECT_TIMEOUT;
    }
    if (failure instanceof SocketTimeoutException) {
      return Kind.TIMEOUT;
    }
    if (failure instanceof UnknownHostException) {
      return Kind.DNS;
    }
    if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
      return Kind.CONNECT_REFUSED;
    }
    if (failure instanceof SSLException || failure.getCause() instanceof CertificateException) {
      return Kind.TLS;
    }
    return failure instanceof ProtocolException ? Kind.INVALID : Kind.BROKEN;
  }
}
