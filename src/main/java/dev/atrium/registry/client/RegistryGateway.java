package dev.atrium.registry.client;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.RegistryException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * The way to one registry: limits how many calls are under way, so that a slow registry cannot take
 * all threads, and leaves it alone when it failed too often. What the limit refuses says nothing
 * about the registry, so the breaker never sees it.
 */
final class RegistryGateway implements Exchange {

  private final Semaphore places;
  private final CircuitBreaker breaker;
  private final Exchange connection;

  /**
   * @param maxCalls how many may be under way at once
   */
  RegistryGateway(int maxCalls, Exchange connection) {
    this.places = new Semaphore(maxCalls);
    this.breaker = new CircuitBreaker(System::nanoTime);
    this.connection = requireNonNull(connection, "connection is null");
  }

  /**
   * {@inheritDoc}
   *
   * @throws RegistryException {@code OVERLOADED} when the registry is not asked at all
   */
  @Override
  public <T> T exchange(RegistryRequest request, Function<Answer, T> reader) {
    if (!places.tryAcquire()) {
      throw RegistryException.overloaded(null);
    }
    try {
      return breaker.call(() -> connection.exchange(request, reader));
    } finally {
      places.release();
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
