package dev.atrium.federation.upstream;

import static java.util.Objects.requireNonNull;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;

/** The body of an answer, without the chunks it may come in. */
abstract class AnswerBody {

  final Incoming in;
  private final Runnable onEnd;
  private boolean isOver;

  private AnswerBody(Incoming in, Runnable onEnd) {
    this.in = requireNonNull(in, "in is null");
    this.onEnd = requireNonNull(onEnd, "onEnd is null");
  }

  /**
   * The body that follows a head.
   *
   * @param onEnd runs as soon as the last byte has been read
   */
  static AnswerBody behind(AnswerHead head, Incoming in, Runnable onEnd) throws ProtocolException {
    if (head.isChunked()) {
      return new InChunks(in, onEnd);
    }
    long length = head.length();
    return length < 0 ? new ToTheEnd(in, onEnd) : new OfLength(in, length, onEnd);
  }

  /**
   * The next piece.
   *
   * @return how many bytes, negative at the end
   */
  final int read(byte[] bytes) throws IOException {
    return isOver ? -1 : next(bytes);
  }

  abstract int next(byte[] bytes) throws IOException;

  final int end() {
    isOver = true;
    onEnd.run();
    return -1;
  }

  final int some(byte[] bytes, long most) throws IOException {
    int read = in.read(bytes, (int) Math.min(bytes.length, most));
    if (read < 0) {
      throw new EOFException("the connection was closed within a body");
    }
    return read;
  }

  private static final class OfLength extends AnswerBody {

    private long left;

    private OfLength(Incoming in, long length, Runnable onEnd) {
      super(in, onEnd);
      this.left = length;
      if (left == 0) {
        end();
      }
    }

    @Override
    int next(byte[] bytes) throws IOException {
      int read = some(bytes, left);
      left -= read;
      if (left == 0) {
        end();
      }
      return read;
    }
  }

  private static final class ToTheEnd extends AnswerBody {

    private ToTheEnd(Incoming in, Runnable onEnd) {
      super(in, onEnd);
    }

    @Override
    int next(byte[] bytes) throws IOException {
      int read = in.read(bytes, bytes.length);
      return read < 0 ? end() : read;
    }
  }

  private static final class InChunks extends AnswerBody {

    private static final int LONGEST_SIZE = 15;

    private boolean isFirst = true;
    private long left;

    private InChunks(Incoming in, Runnable onEnd) {
      super(in, onEnd);
    }

    @Override
    int next(byte[] bytes) throws IOException {
      if (left == 0) {
        if (!isFirst && !in.line().isEmpty()) {
          throw new ProtocolException("a chunk is longer than it says");
        }
        isFirst = false;
        left = size(in.line());
        if (left == 0) {
          // What stands behind the body was not asked for.
          AnswerHead.fields(in);
          return end();
        }
      }
      int read = some(bytes, left);
      left -= read;
      return read;
    }

    private static long size(String line) throws ProtocolException {
      int extension = line.indexOf(';');
      String digits = (extension < 0 ? line : line.substring(0, extension)).strip();
      boolean isNumber =
          !digits.isEmpty()
              && digits.length() <= LONGEST_SIZE
              && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
      if (!isNumber) {
        throw new ProtocolException("a chunk does not say how long it is");
      }
      return Long.parseLong(digits, 16);
    }
  }
}
