package dev.atrium.registry.client;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.RegistryException;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * The way to one registry: limits how many calls are under way, so that a slow registry cannot take
 * all threads, and leaves it alone when it failed too often: after half of the last 20 calls ended
 * in a {@link RegistryOutage}, for 5 s and until two calls succeeded.
 */
final class RegistryGateway implements Exchange {

  static final int WINDOW = 20;
  private static final double FAILURES_TO_OPEN = 0.5;
  private static final int SUCCESSES_TO_CLOSE = 2;
  private static final Duration REST = Duration.ofSeconds(5);

  private final TypedGuard<Object> places;
  private final TypedGuard<Object> breaker;
  private final Exchange connection;

  /**
   * @param maxCalls how many may be under way at once
   */
  RegistryGateway(int maxCalls, Exchange connection) {
    this(maxCalls, REST, connection);
  }

  /**
   * @param rest how long a registry is left alone
   */
  RegistryGateway(int maxCalls, Duration rest, Exchange connection) {
    this.places = GuardRuntime.guard().withBulkhead().limit(maxCalls).done().build();
    this.breaker =
        GuardRuntime.guard()
            .withCircuitBreaker()
            .requestVolumeThreshold(WINDOW)
            .failureRatio(FAILURES_TO_OPEN)
            .delay(rest.toMillis(), ChronoUnit.MILLIS)
            .successThreshold(SUCCESSES_TO_CLOSE)
            // Not failOn(): that looks through the causes as well.
            .when(RegistryOutage.class::isInstance)
            .done()
            .build();
    this.connection = requireNonNull(connection, "connection is null");
  }

  /**
   * {@inheritDoc}
   *
   * @throws RegistryException {@code OVERLOADED} when the registry is not asked at all
   */
  @Override
  @SuppressWarnings("unchecked") // a guard hands back what it was handed
  public <T> T exchange(RegistryRequest request, Function<Answer, T> reader) {
    try {
      // Two guards: one has its breaker outside, and what the limit refuses would count as success.
      return (T) places.get(() -> breaker.get(() -> connection.exchange(request, reader)));
    } catch (BulkheadException | CircuitBreakerOpenException e) {
      throw RegistryException.overloaded(null);
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
