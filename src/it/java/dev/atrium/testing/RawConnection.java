package dev.atrium.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes to a server as no HTTP client would send them, and everything that came back. */
public final class RawConnection {

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");

  /** A server that has just started, on a busy machine, takes its time for a first answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private RawConnection() {}

  /** A request without a body from a well-behaved client but for its target. */
  public static String get(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  /**
   * Sends the bytes at once, waits for an answer and reads on until the server closes or has been
   * silent for a while.
   *
   * @param text one byte for each character
   */
  public static Answer send(URI server, String text, Duration silence) throws IOException {
    return exchange(server, text, PATIENCE, silence);
  }

  /** The same where there may be no answer at all, because the server waits for more. */
  public static Answer sendHalf(URI server, String text, Duration silence) throws IOException {
    return exchange(server, text, silence, silence);
  }

  private static Answer exchange(URI server, String text, Duration first, Duration silence)
      throws IOException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    boolean isClosed = false;
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout((int) first.toMillis());
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        received.write(buffer, 0, n);
        socket.setSoTimeout((int) silence.toMillis());
      }
      isClosed = true;
    } catch (SocketTimeoutException e) {
      isClosed = false;
    } catch (SocketException e) {
      // A server that refuses while the client still sends resets the connection.
      isClosed = true;
    }
    Disclosure.assertNoneInAnswers(received.toString(ISO_8859_1));
    return new Answer(received.toString(ISO_8859_1), isClosed);
  }

  /** Everything the server sent. */
  public record Answer(String text, boolean isClosed) {

    /** The status of each response. */
    public List<Integer> statuses() {
      return STATUS.matcher(text).results().map(m -> Integer.valueOf(m.group(1))).toList();
    }

    /** The status of the first response; 0 when nothing came. */
    public int status() {
      return statuses().isEmpty() ? 0 : statuses().get(0);
    }

    /** What follows the head of the first response. */
    public String body() {
      int end = text.indexOf("\r\n\r\n");
      return end < 0 ? "" : text.substring(end + 4);
    }

    /** Empty when there is none. */
    public String header(String name) {
      Matcher header =
          Pattern.compile("(?im)^" + Pattern.quote(name) + ": ?([^\r\n]*)").matcher(text);
      return header.find() ? header.group(1) : "";
    }
  }
}
