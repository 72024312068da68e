package dev.atrium.federation.upstream;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * One request to a module and its answer. Has a connection until the answer has been read to its
 * end, and may be cancelled in any thread until then.
 */
final class Exchange {

  private final UpstreamRequest request;
  private final Connections connections;
  private final Supplier<Connection> source;
  private final AtomicReference<Connection> connection = new AtomicReference<>();
  private volatile boolean isCancelled;
  private boolean wasOnUsedConnection;
  private boolean isSent;
  private boolean isReusable;
  private AnswerHead head;

  /**
   * @param source where it takes its connection from
   */
  Exchange(UpstreamRequest request, Connections connections, Supplier<Connection> source) {
    this.request = requireNonNull(request, "request is null");
    this.connections = requireNonNull(connections, "connections is null");
    this.source = requireNonNull(source, "source is null");
  }

  /** Sends the request. */
  void send() throws IOException {
    Connection mine = source.get();
    connection.set(mine);
    if (isCancelled) {
      mine.close();
      throw new SocketException("the request was given up before it was sent");
    }
    if (!mine.isOpen()) {
      connections.open(mine);
    }
    mine.begins();
    wasOnUsedConnection = mine.isUsedAgain();
    isSent = write(mine);
  }

  /** Waits for the head of the answer. */
  AnswerHead head() throws IOException {
    Connection mine = mine();
    while (head == null) {
      readHead(mine);
    }
    return head;
  }

  /** What a module says in between is no answer: it waits for the rest of the request. */
  private void readHead(Connection mine) throws IOException {
    AnswerHead next = AnswerHead.read(mine.in());
    head = next.isInformational() ? null : next;
  }

  private boolean hasAnswer(Connection mine) throws IOException {
    while (head == null && mine.hasAnswered()) {
      readHead(mine);
    }
    return head != null;
  }

  /** Whether all of it was sent before the answer came. */
  private boolean write(Connection mine) throws IOException {
    byte[] bytes = RequestWriter.head(request, connections.target());
    mine.write(bytes, 0, bytes.length);
    if (request.body().isEmpty()) {
      return true;
    }
    try {
      return RequestWriter.body(request.body().get(), mine, () -> hasAnswer(mine));
    } catch (ProtocolException e) {
      throw e;
    } catch (IOException e) {
      // A module that refuses a body may say so before it closes the connection.
      if (connection.get() != null && mine.hasAnswered()) {
        return false;
      }
      throw e;
    }
  }

  /** The body, if an answer of this kind has one at all. */
  Optional<AnswerBody> body() throws IOException {
    Connection mine = mine();
    int status = head.status();
    boolean isBodyless = request.method().equals("HEAD") || status == 204 || status == 304;
    isReusable = isSent && head.keepsConnection() && (isBodyless || head.hasOneEnd());
    if (isBodyless) {
      isOver();
      return Optional.empty();
    }
    return Optional.of(AnswerBody.behind(head, mine.in(), this::isOver));
  }

  private Connection mine() throws SocketException {
    Connection mine = connection.get();
    if (mine == null) {
      throw new SocketException("the request was given up");
    }
    return mine;
  }

  private void isOver() {
    Connection mine = connection.getAndSet(null);
    if (mine == null) {
      return;
    }
    if (isReusable && !mine.in().hasMore()) {
      connections.giveBack(mine);
    } else {
      mine.close();
    }
  }

  boolean wasOnUsedConnection() {
    return wasOnUsedConnection;
  }

  /** Closes the connection unless it is no longer ours. */
  void cancel() {
    isCancelled = true;
    Connection mine = connection.getAndSet(null);
    if (mine != null) {
      mine.close();
    }
  }
}
