package dev.atrium.federation.upstream;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.rules.Header;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The head of a module's answer, and its body as it comes. Whoever has it closes it: what has not
 * been read to its end then is cut off at the module as well.
 */
public final class UpstreamAnswer implements AutoCloseable {

  private final int status;
  private final List<Header> headers;
  private final long length;
  private final Optional<AnswerBody> body;
  private final Ending ending;

  UpstreamAnswer(
      int status, List<Header> headers, long length, Optional<AnswerBody> body, Ending ending) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.length = length;
    this.body = requireNonNull(body, "body is null");
    this.ending = requireNonNull(ending, "ending is null");
  }

  public int status() {
    return status;
  }

  public List<Header> headers() {
    return headers;
  }

  public Optional<String> header(String name) {
    for (Header header : headers) {
      if (header.is(name)) {
        return Optional.of(header.value());
      }
    }
    return Optional.empty();
  }

  /** As announced, negative when it was not. */
  public long length() {
    return length;
  }

  public boolean hasBody() {
    return body.isPresent();
  }

  /** From now on, silence is allowed as long as in a stream of events. */
  public void isStream() {
    ending.isStream();
  }

  /**
   * The next piece of the body.
   *
   * @return how many bytes, negative at the end
   * @throws UpstreamException when the module broke off or fell silent
   */
  public int read(byte[] buffer) throws UpstreamException {
    try {
      int read = body.orElseThrow().read(buffer);
      ending.touch();
      return read;
    } catch (IOException e) {
      throw ending.failure(e);
    }
  }

  @Override
  public void close() {
    ending.end();
  }

  /** What belongs to the call that this is the answer of. */
  interface Ending {
    void touch();

    void isStream();

    UpstreamException failure(IOException cause);

    void end();
  }
}
