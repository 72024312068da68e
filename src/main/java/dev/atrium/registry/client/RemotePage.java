package dev.atrium.registry.client;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.EntityPage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;

/** A page that is passed on while the registry is still sending it. Not for several threads. */
final class RemotePage implements EntityPage {

  private static final int BUFFER_SIZE = 64 << 10;

  private final Answer answer;
  private final ListScanner scanner;
  private boolean isRead;
  private boolean isClosed;

  private RemotePage(Answer answer, ListScanner scanner) {
    this.answer = requireNonNull(answer, "answer is null");
    this.scanner = requireNonNull(scanner, "scanner is null");
  }

  /** Reads as much as tells a list from anything else. */
  static RemotePage open(Answer answer) {
    ListScanner scanner = new ListScanner(new JsonBytes(answer.json(), BUFFER_SIZE));
    try {
      scanner.open();
    } catch (IOException e) {
      throw TransportFailure.whileReading(e);
    }
    return new RemotePage(answer, scanner);
  }

  /** Reads a whole page and keeps nothing. */
  static void discard(Answer answer) {
    RemotePage page = open(answer);
    try {
      page.scanner.copyItems(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw TransportFailure.whileReading(e);
    }
    answer.release();
  }

  @Override
  public End writeItems(OutputStream out) throws IOException {
    try {
      int size = scanner.copyItems(out);
      isRead = true;
      return new End(scanner.nextPageToken(), size);
    } catch (RegistryOutage e) {
      throw e.failure();
    }
  }

  @Override
  public void writeList(OutputStream out, Function<End, byte[]> ending) throws IOException {
    try {
      scanner.copyList(out);
      isRead = true;
    } catch (RegistryOutage e) {
      throw e.failure();
    }
  }

  @Override
  public void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    if (isRead) {
      answer.release();
    } else {
      answer.abort();
    }
  }
}
