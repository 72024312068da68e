package dev.atrium.federation.upstream;

import static java.util.Objects.requireNonNull;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a client sends, read no further than allowed. Remembers why it ended, because whoever copies
 * it to the module cannot tell a client that failed from a module that did.
 */
public final class RequestBody extends FilterInputStream {

  private final long length;
  private final long most;
  private long count;
  private Runnable onRead = () -> {};
  private Runnable onFailure = () -> {};
  private boolean isTooLarge;
  private boolean isClientGone;
  private boolean isWhole;

  /**
   * @param length as announced, negative when it is not known before the end
   * @param most how much of it is taken
   */
  public RequestBody(InputStream in, long length, long most) {
    super(requireNonNull(in, "in is null"));
    this.length = length;
    this.most = most;
  }

  public long length() {
    return length;
  }

  boolean isTooLarge() {
    return isTooLarge;
  }

  boolean isClientGone() {
    return isClientGone;
  }

  boolean isWhole() {
    return isWhole;
  }

  /** Runs before the failure is told: the sender would end the body as if it were whole. */
  void onFailure(Runnable action) {
    this.onFailure = action;
  }

  void onRead(Runnable action) {
    this.onRead = action;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int size) throws IOException {
    int read;
    try {
      read = super.read(bytes, offset, size);
    } catch (IOException e) {
      isClientGone = true;
      onFailure.run();
      throw e;
    }
    if (read < 0) {
      if (length >= 0 && count < length) {
        isClientGone = true;
        onFailure.run();
        throw new IOException("the client ended its body early");
      }
      isWhole = true;
    } else {
      count += read;
      if (count > most) {
        isTooLarge = true;
        onFailure.run();
        throw new IOException("the body is larger than " + most + " bytes");
      }
      isWhole = length >= 0 && count == length;
    }
    onRead.run();
    return read;
  }

  /** The container's stream is the container's to close. */
  @Override
  public void close() {
    isWhole = isWhole || (length >= 0 && count == length);
  }
}
