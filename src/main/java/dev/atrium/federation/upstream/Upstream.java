package dev.atrium.federation.upstream;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.module.Target;
import dev.atrium.federation.upstream.UpstreamException.Kind;
import dev.atrium.retry.RetryBudget;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * One server of one module. Calls beyond its limit are refused at once, so that a module which
 * hangs keeps only its own share of threads.
 */
public final class Upstream implements AutoCloseable {

  private static final int LEAST_STATUS = 200;
  private static final int MOST_STATUS = 599;

  private final String module;
  private final Target.Remote target;
  private final Limits limits;
  private final Semaphore own;
  private final Shared shared;
  private final Breaker breaker;
  private final Connections connections;
  private final RetryBudget retries = new RetryBudget(RetryBudget.MOST_ATTEMPTS);
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicBoolean isRetired = new AtomicBoolean();

  /**
   * @param module names the module in the log
   */
  public Upstream(String module, Target.Remote target, Limits limits, Shared shared) {
    this.module = requireNonNull(module, "module is null");
    this.target = requireNonNull(target, "target is null");
    this.limits = requireNonNull(limits, "limits is null");
    this.shared = requireNonNull(shared, "shared is null");
    this.own = new Semaphore(limits.concurrent());
    this.breaker = new Breaker(System::nanoTime);
    this.connections = new Connections(target, limits.connect(), shared, System::nanoTime);
  }

  public Target.Remote target() {
    return target;
  }

  /** Whether it is left alone because it failed too often. */
  public boolean isLeftAlone() {
    return breaker.isOpen();
  }

  public int underWay() {
    return underWay.get();
  }

  /**
   * Sends a request and waits for the head of the answer.
   *
   * @throws UpstreamException when there is none that can be passed on
   */
  public UpstreamAnswer send(UpstreamRequest request) throws UpstreamException {
    return send(request, abandon -> {});
  }

  /**
   * Sends a request for somebody who may lose interest before the answer comes.
   *
   * @param waits is given what ends the waiting, in any thread: anew for each attempt, and not
   *     before all of the request's body has been read
   * @throws UpstreamException when there is none that can be passed on
   */
  public UpstreamAnswer send(UpstreamRequest request, Consumer<Runnable> waits)
      throws UpstreamException {
    Breaker.Permit permit = enter();
    try {
      UpstreamAnswer answer = attempts(request, waits);
      breaker.succeeded(permit);
      return answer;
    } catch (UpstreamException e) {
      if (e.kind().isItsFault()) {
        breaker.failed(permit);
      } else {
        breaker.saidNothing(permit);
      }
      leave();
      throw e;
    } catch (RuntimeException | Error e) {
      breaker.saidNothing(permit);
      leave();
      throw e;
    }
  }

  private Breaker.Permit enter() throws UpstreamException {
    if (!own.tryAcquire()) {
      throw new UpstreamException(Kind.BUSY, "module " + module + " is busy", null);
    }
    if (!shared.places().tryAcquire()) {
      own.release();
      throw new UpstreamException(Kind.BUSY, "all modules together are busy", null);
    }
    Optional<Breaker.Permit> permit = breaker.permit();
    if (permit.isEmpty()) {
      shared.places().release();
      own.release();
      throw new UpstreamException(Kind.OPEN, "module " + module + " has failed too often", null);
    }
    underWay.incrementAndGet();
    return permit.get();
  }

  private void leave() {
    shared.places().release();
    own.release();
    if (underWay.decrementAndGet() == 0 && isRetired.get()) {
      connections.close();
    }
  }

  private UpstreamAnswer attempts(UpstreamRequest request, Consumer<Runnable> waits)
      throws UpstreamException {
    retries.requested();
    Call first = new Call(request, this::leave, connections::take);
    try {
      return first.answer(waits);
    } catch (UpstreamException e) {
      if (request.isRepeatable() && first.mayRepeat(e.kind()) && retries.spend()) {
        // Whatever cut one connection has often cut all of them.
        return new Call(request, this::leave, Connection::new).answer(waits);
      }
      throw e;
    }
  }

  /**
   * A request outside all limits, to learn how the module is.
   *
   * @param time for all of it
   */
  public UpstreamAnswer probe(UpstreamRequest request, Duration time) throws UpstreamException {
    return new Call(request, () -> {}, connections::take).within(time).answer(abandon -> {});
  }

  /** Takes no more calls; those under way finish first. */
  @Override
  public void close() {
    isRetired.set(true);
    if (underWay.get() == 0) {
      connections.close();
    }
  }

  /** One attempt. */
  private final class Call implements UpstreamAnswer.Ending {

    private final UpstreamRequest request;
    private final Runnable onEnd;
    private final Exchange exchange;
    private final Watchdog.Deadline deadline;
    private final AtomicBoolean isOver = new AtomicBoolean();
    private Duration time = limits.connect().plus(limits.response());
    private Duration silence = limits.idle();
    private boolean isProbe;
    private volatile boolean isAbandoned;

    private Call(UpstreamRequest request, Runnable onEnd, Supplier<Connection> source) {
      this.request = request;
      this.onEnd = onEnd;
      this.exchange = new Exchange(request, connections, source);
      boolean hasBody = request.body().isPresent();
      this.deadline = shared.watchdog().watch(hasBody ? limits.idle() : time, exchange::cancel);
      request
          .body()
          .ifPresent(
              body -> {
                body.onRead(() -> bodyMoved(body));
                body.onFailure(exchange::cancel);
              });
    }

    private Call within(Duration all) {
      time = all;
      isProbe = true;
      deadline.in(all);
      return this;
    }

    private void bodyMoved(RequestBody body) {
      deadline.in(body.isWhole() ? limits.response() : limits.idle());
    }

    private UpstreamAnswer answer(Consumer<Runnable> waits) throws UpstreamException {
      try {
        AnswerHead head = head(waits);
        int status = head.status();
        if (status < LEAST_STATUS || status > MOST_STATUS) {
          throw new UpstreamException(
              Kind.INVALID, "module " + module + " answered with status " + status, null);
        }
        touch();
        return answerOf(head);
      } catch (UpstreamException e) {
        giveUp();
        throw e;
      } catch (IOException e) {
        giveUp();
        throw failure(e);
      } catch (Error e) {
        giveUp();
        throw e;
      } catch (RuntimeException e) {
        giveUp();
        throw new UpstreamException(Kind.INVALID, "module " + module + ": " + e, e);
      }
    }

    /** While the client's body is read, the reader of that notices that the client has left. */
    private AnswerHead head(Consumer<Runnable> waits) throws IOException {
      if (request.body().isPresent()) {
        exchange.send();
        waits.accept(this::abandon);
      } else {
        waits.accept(this::abandon);
        exchange.send();
      }
      return exchange.head();
    }

    private UpstreamAnswer answerOf(AnswerHead head) throws IOException {
      Optional<AnswerBody> body = exchange.body();
      long length = body.isPresent() && head.isChunked() ? -1 : head.length();
      return new UpstreamAnswer(head.status(), head.headers(), length, body, this);
    }

    /** On a connection that had been used before, and on none at all, nobody saw the request. */
    private boolean mayRepeat(Kind kind) {
      return kind == Kind.CONNECT_REFUSED
          || kind == Kind.CONNECT_TIMEOUT
          || (kind == Kind.BROKEN && exchange.wasOnUsedConnection());
    }

    private void abandon() {
      isAbandoned = true;
      exchange.cancel();
    }

    private void giveUp() {
      deadline.close();
      exchange.cancel();
    }

    @Override
    public void touch() {
      if (!isProbe) {
        deadline.in(silence);
      }
    }

    @Override
    public void isStream() {
      silence = limits.streamIdle();
      touch();
    }

    @Override
    public UpstreamException failure(IOException cause) {
      Kind kind =
          isAbandoned
              ? Kind.CLIENT_GONE
              : Failures.kindOf(cause, deadline.isExpired(), request.body());
      return new UpstreamException(kind, "module " + module + ": " + cause, cause);
    }

    @Override
    public void end() {
      if (isOver.compareAndSet(false, true)) {
        giveUp();
        onEnd.run();
      }
    }
  }

  /**
   * What all modules have in common.
   *
   * @param places calls to all modules together, which must leave threads to everybody else
   */
  public record Shared(Semaphore places, Watchdog watchdog, SSLContext tls, Names names) {}
}
