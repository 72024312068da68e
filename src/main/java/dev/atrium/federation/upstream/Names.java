package dev.atrium.federation.upstream;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks up where servers are. The system's resolver may take half a minute and cannot be
 * interrupted: it is asked in threads of ours, in one for each name, and not waited for any longer
 * than for a connection.
 */
public final class Names {

  private final Resolver resolver;
  private final Executor threads;
  private final Map<String, CompletableFuture<InetAddress[]>> asked = new ConcurrentHashMap<>();

  public Names() {
    this(InetAddress::getAllByName, Names::inDaemon);
  }

  Names(Resolver resolver, Executor threads) {
    this.resolver = requireNonNull(resolver, "resolver is null");
    this.threads = requireNonNull(threads, "threads is null");
  }

  private static void inDaemon(Runnable task) {
    Thread thread = new Thread(task, "federation-names");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * All addresses of a server, the preferred ones first.
   *
   * @throws UnknownHostException when there are none, or none yet
   */
  InetAddress[] addresses(String host, Duration limit) throws IOException {
    CompletableFuture<InetAddress[]> answer = asked.computeIfAbsent(host, this::ask);
    // Here and not in the map, where an answer that is there at once would be removed too early.
    var unused = answer.whenComplete((addresses, failure) -> asked.remove(host, answer));
    try {
      return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      UnknownHostException failure = new UnknownHostException(host + " was not found in " + limit);
      failure.initCause(e);
      throw failure;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownHostException unknown) {
        throw unknown;
      }
      throw new IOException("looking for " + host, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while looking for " + host);
    }
  }

  private CompletableFuture<InetAddress[]> ask(String host) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return resolver.find(host);
          } catch (UnknownHostException e) {
            throw new CompletionException(e);
          }
        },
        threads);
  }

  /** Waits for as long as it takes. */
  interface Resolver {
    InetAddress[] find(String host) throws UnknownHostException;
  }
}
