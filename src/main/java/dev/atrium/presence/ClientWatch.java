package dev.atrium.presence;

import static java.util.Objects.requireNonNull;

import dev.atrium.threads.DaemonThreads;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Notices that a client has left while nothing is written to it, which the server would notice with
 * the next bytes only. Asks for nothing but the end of the connection: what a client sends
 * meanwhile is its next request, and the server's to read.
 */
public final class ClientWatch implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ClientWatch.class.getName());
  private static final Duration PERIOD = Duration.ofMillis(200);

  /** Most answers are over by then, and cost nothing but an entry in a set. */
  private static final Duration FIRST_LOOK = Duration.ofMillis(300);

  private final Set<Visit> visits = ConcurrentHashMap.newKeySet();
  private final Selector selector;

  /** Not the server's: what watches over requests must not wait behind them. */
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("clients-watch"));

  public ClientWatch() {
    try {
      this.selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("the operating system allows no more selectors", e);
    }
    var unused =
        thread.scheduleWithFixedDelay(
            this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Watches until the visit is closed, from when it is known what its client waits for. */
  public Visit watch(ServletRequest request) {
    Visit visit = new Visit(request);
    visits.add(visit);
    return visit;
  }

  private void look() {
    if (visits.isEmpty() && selector.keys().isEmpty()) {
      return;
    }
    try {
      selector.selectNow(key -> ((Visit) key.attachment()).heard());
      long now = System.nanoTime();
      visits.forEach(visit -> visit.begin(now));
    } catch (IOException | RuntimeException e) {
      // The schedule would end here for good.
      LOG.log(Level.SEVERE, "clients could not be watched", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      selector.close();
    } catch (IOException e) {
      LOG.log(Level.FINE, "the selector of clients", e);
    }
  }

  /**
   * One request whose client may leave. The server gives the objects of a request to the next one:
   * they are touched under a lock, and never after the end.
   */
  public final class Visit implements AutoCloseable {

    private final ServletRequest request;
    private Optional<Runnable> onGone = Optional.empty();
    private final long since = System.nanoTime();
    private SelectionKey key;
    private boolean isOver;
    private boolean isGone;

    private Visit(ServletRequest request) {
      this.request = requireNonNull(request, "request is null");
    }

    /**
     * Names what the client waits for now.
     *
     * @param action ends it, once the client has left, in any thread; at once if it has already
     */
    public synchronized void waitsFor(Runnable action) {
      onGone = Optional.of(action);
      if (isGone) {
        action.run();
      }
    }

    private synchronized void begin(long now) {
      if (isOver || onGone.isEmpty() || key != null || now - since < FIRST_LOOK.toNanos()) {
        return;
      }
      Optional<SocketChannel> channel = ClientConnection.of(request).map(Socket::getChannel);
      try {
        if (channel.isPresent()) {
          key = channel.get().register(selector, SelectionKey.OP_READ, this);
        } else {
          visits.remove(this);
        }
      } catch (CancelledKeyException e) {
        // The key of an earlier request; the next selection forgets it.
        LOG.log(Level.FINEST, "watched in the next round", e);
      } catch (ClosedChannelException e) {
        gone();
      } catch (IllegalBlockingModeException e) {
        visits.remove(this);
      }
    }

    private synchronized void heard() {
      if (isOver) {
        return;
      }
      try {
        Socket socket = ((SocketChannel) key.channel()).socket();
        if (socket.getInputStream().available() == 0) {
          gone();
        } else {
          // The next request: how it goes on cannot be seen behind it.
          key.cancel();
        }
      } catch (IOException e) {
        LOG.log(Level.FINE, "a client's connection broke", e);
        gone();
      }
    }

    private void gone() {
      isGone = true;
      end();
      onGone.ifPresent(Runnable::run);
    }

    private void end() {
      isOver = true;
      visits.remove(this);
      if (key != null) {
        key.cancel();
      }
    }

    /** Whether the client had left before the visit was closed. */
    public synchronized boolean isGone() {
      return isGone;
    }

    @Override
    public synchronized void close() {
      end();
    }
  }
}
