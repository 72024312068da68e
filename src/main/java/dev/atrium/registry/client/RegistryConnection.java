package dev.atrium.registry.client;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Asks the registry at one address and reads its answer. */
final class RegistryConnection implements Exchange {

  private static final Logger LOG = Logger.getLogger(RegistryConnection.class.getName());

  private final RegistryClientConfig config;
  private final RegistryApi api;

  private RegistryConnection(RegistryClientConfig config, RegistryApi api) {
    this.config = requireNonNull(config, "config is null");
    this.api = requireNonNull(api, "api is null");
  }

  static RegistryConnection to(URI address, RegistryClientConfig config, CallerToken callerToken) {
    return new RegistryConnection(config, RegistryApiFactory.create(address, config, callerToken));
  }

  @Override
  public <T> T exchange(RegistryRequest request, Function<Answer, T> reader) {
    Deadline deadline = Deadline.in(config.totalTimeout(), System::nanoTime);
    return ResponseLine.answer(send(request), deadline).readBy(reader);
  }

  /** Each client is a {@link Closeable} by the specification of MicroProfile REST Client. */
  @Override
  public void close() {
    if (api instanceof Closeable client) {
      try {
        client.close();
      } catch (IOException e) {
        LOG.log(Level.FINE, "the client of a model registry could not be closed", e);
      }
    }
  }

  private Response send(RegistryRequest request) {
    try {
      return request.send(api);
    } catch (ProcessingException e) {
      throw TransportFailure.whileAsking(e);
    }
  }
}
