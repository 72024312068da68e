package dev.atrium.registry.client;

import static java.util.Objects.requireNonNull;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/**
 * Asks the registry and reads its answer, and leaves a registry alone for a while that failed too
 * often. The client is made when it is first needed: without a remote registry it never is.
 */
@ApplicationScoped
public class RegistryConnection {

  private static final Logger LOG = Logger.getLogger(RegistryConnection.class.getName());

  private final RegistryClientConfig config;
  private final CallerToken callerToken;
  private volatile RegistryApi api;

  /** For the CDI client proxy only. */
  protected RegistryConnection() {
    this.config = null;
    this.callerToken = null;
  }

  @Inject
  RegistryConnection(RegistryClientConfig config, CallerToken callerToken) {
    this.config = requireNonNull(config, "config is null");
    this.callerToken = requireNonNull(callerToken, "callerToken is null");
  }

  /**
   * One call. The connection is free again when this returns, unless {@code reader} keeps the
   * answer to stream it; when {@code reader} throws, the connection is cut.
   *
   * @throws RegistryOutage when the registry or the way to it failed; only this counts
   */
  @CircuitBreaker(
      requestVolumeThreshold = 20,
      failureRatio = 0.5,
      delay = 5_000,
      successThreshold = 2,
      failOn = RegistryOutage.class)
  <T> T exchange(RegistryRequest request, Function<Answer, T> reader) {
    Deadline deadline = Deadline.in(config.totalTimeout(), System::nanoTime);
    Answer answer = ResponseLine.answer(send(request), deadline);
    try {
      return reader.apply(answer);
    } catch (RuntimeException e) {
      answer.abort();
      throw e;
    }
  }

  /** Each client is a {@link Closeable} by the specification of MicroProfile REST Client. */
  @PreDestroy
  void close() {
    if (api instanceof Closeable client) {
      try {
        client.close();
      } catch (IOException e) {
        LOG.log(Level.FINE, "the client of the model registry could not be closed", e);
      }
    }
  }

  private Response send(RegistryRequest request) {
    try {
      return request.send(api());
    } catch (ProcessingException e) {
      throw TransportFailure.whileAsking(e);
    }
  }

  private RegistryApi api() {
    if (api == null) {
      synchronized (this) {
        if (api == null) {
          api = RegistryApiFactory.create(config, callerToken);
        }
      }
    }
    return api;
  }
}
