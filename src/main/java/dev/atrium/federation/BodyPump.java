package dev.atrium.federation;

import dev.atrium.federation.upstream.UpstreamAnswer;
import dev.atrium.federation.upstream.UpstreamException;
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
  static void move(UpstreamAnswer answer, OutputStream out, OutputStream copy, boolean isEager)
      throws IOException {
    byte[] buffer = SPARE.poll();
    if (buffer == null) {
      buffer = new byte[BUFFER];
    }
    try {
      long left = answer.length();
      int read = answer.read(buffer);
      while (read >= 0) {
        out.write(buffer, 0, read);
        copy.write(buffer, 0, read);
        left -= read;
        if (isEager || (left != 0 && !answer.hasMore())) {
          out.flush();
        }
        read = answer.read(buffer);
      }
    } finally {
      SPARE.offer(buffer);
    }
  }
}
