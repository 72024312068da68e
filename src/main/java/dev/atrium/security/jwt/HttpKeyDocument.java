package dev.atrium.security.jwt;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/** Keys at an address: bounded in time and size, and from there only, for redirects are refused. */
final class HttpKeyDocument implements KeyDocument {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration TOTAL_TIMEOUT = Duration.ofSeconds(3);
  private static final int LARGEST = 256 * 1024;

  private final URI address;
  private final Optional<SSLSocketFactory> trust;

  HttpKeyDocument(URI address, Optional<SSLSocketFactory> trust) {
    this.address = requireNonNull(address, "address is null");
    this.trust = requireNonNull(trust, "trust is null");
  }

  @Override
  public byte[] read() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    if (connection instanceof HttpsURLConnection https) {
      trust.ifPresent(https::setSSLSocketFactory);
    }
    connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
    connection.setReadTimeout((int) READ_TIMEOUT.toMillis());
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestProperty("Accept", "application/json");
    try {
      int status = connection.getResponseCode();
      if (status != HttpURLConnection.HTTP_OK) {
        throw new IOException("the answer is " + status);
      }
      return bounded(connection.getInputStream());
    } finally {
      connection.disconnect();
    }
  }

  private static byte[] bounded(InputStream body) throws IOException {
    long deadline = System.nanoTime() + TOTAL_TIMEOUT.toNanos();
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      document.write(buffer, 0, n);
      if (document.size() > LARGEST) {
        throw new IOException("the answer is larger than " + LARGEST + " bytes");
      }
      if (System.nanoTime() - deadline > 0) {
        throw new IOException("the answer takes longer than " + TOTAL_TIMEOUT);
      }
    }
    return document.toByteArray();
  }
}
