package dev.atrium.registry.client;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;

/**
 * The body of an answer while it arrives. Watches the deadline of the call, and throws {@link
 * RegistryOutage} when the registry fails, and something else when the caller has left: an {@link
 * IOException} never comes from here.
 */
final class AnswerStream extends InputStream {

  private final InputStream in;
  private final Deadline deadline;
  private final CallUnderWay call;

  AnswerStream(InputStream in, Deadline deadline, CallUnderWay call) {
    this.in = requireNonNull(in, "in is null");
    this.deadline = requireNonNull(deadline, "deadline is null");
    this.call = requireNonNull(call, "call is null");
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    deadline.check();
    try {
      return in.read(buffer, offset, length);
    } catch (IOException e) {
      throw call.reason(TransportFailure.whileReading(e));
    }
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }
}
