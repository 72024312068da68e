package dev.atrium.federation;

import dev.atrium.federation.upstream.UpstreamAnswer;
import dev.atrium.federation.upstream.UpstreamException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Moves a body from a module to a client, piece by piece: who is slow makes the other wait, and
 * nothing is held but one buffer.
 */
final class BodyPump {

  private static final int BUFFER = 64 * 1024;

  /** Those in use come on top; these are only kept from the garbage collector. */
  private static final int SPARE_BUFFERS = 32;

  private static final BlockingQueue<byte[]> SPARE = new ArrayBlockingQueue<>(SPARE_BUFFERS);

  private BodyPump() {}

  /**
   * Moves all of it.
   *
   * @param copy gets the same bytes
   * @param isEager whether every piece leaves at once, however small
   * @throws UpstreamException when the module broke off; what was written until then is not whole
   * @throws IOException when the client is gone
   */
  static void move(
      UpstreamAnswer answer, HttpServletResponse response, OutputStream copy, boolean isEager)
      throws IOException {
    OutputStream out = response.getOutputStream();
    byte[] buffer = SPARE.poll();
    if (buffer == null) {
      buffer = new byte[BUFFER];
    }
    try {
      int read = answer.read(buffer);
      long left = answer.length() - Math.max(0, read);
      if (left != 0) {
        // Before the first byte: a flush behind it does not commit the answer on this server.
        response.flushBuffer();
      }
      while (read >= 0) {
        out.write(buffer, 0, read);
        copy.write(buffer, 0, read);
        if (isEager || (left != 0 && read < buffer.length)) {
          out.flush();
        }
        read = answer.read(buffer);
        left -= Math.max(0, read);
      }
    } finally {
      SPARE.offer(buffer);
    }
  }
}
