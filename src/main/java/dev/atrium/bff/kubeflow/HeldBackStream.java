package dev.atrium.bff.kubeflow;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Keeps the first bytes of an answer until there are many or all of them, so that a failure among
 * them can still change what is answered. What is larger than the rest of the room goes straight
 * through.
 */
final class HeldBackStream extends OutputStream {

  private final OutputStream out;
  private final byte[] held;
  private int size;
  private boolean isReleased;

  HeldBackStream(OutputStream out, int limit) {
    this.out = requireNonNull(out, "out is null");
    this.held = new byte[limit];
  }

  /** Whether anything has been let go. */
  boolean isReleased() {
    return isReleased;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (!isReleased && length <= held.length - size) {
      System.arraycopy(bytes, offset, held, size, length);
      size += length;
    } else {
      finish();
      out.write(bytes, offset, length);
    }
  }

  /** Lets go of what is held. */
  void finish() throws IOException {
    if (!isReleased) {
      isReleased = true;
      out.write(held, 0, size);
    }
  }
}
