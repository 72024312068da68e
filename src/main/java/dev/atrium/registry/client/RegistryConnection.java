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
  private final RegistryApiFactory.Clients clients;
  private final CallerPresence presence;

  private RegistryConnection(
      RegistryClientConfig config, RegistryApiFactory.Clients clients, CallerPresence presence) {
    this.config = requireNonNull(config, "config is null");
    this.clients = requireNonNull(clients, "clients is null");
    this.presence = requireNonNull(presence, "presence is null");
  }

  static RegistryConnection to(
      URI address, RegistryClientConfig config, CallerToken callerToken, CallerPresence presence) {
    return new RegistryConnection(
        config, RegistryApiFactory.create(address, config, callerToken), presence);
  }

  @Override
  public <T> T exchange(RegistryRequest request, Function<Answer, T> reader) {
    Deadline deadline = Deadline.in(config.totalTimeout(), System::nanoTime);
    CallUnderWay call = new CallUnderWay(presence);
    return ResponseLine.answer(send(request, call), deadline, call).readBy(reader);
  }

  @Override
  public void close() {
    close(clients.held());
    close(clients.base());
  }

  /** Each client is a {@link Closeable} by the specification of MicroProfile REST Client. */
  private static void close(RegistryApi api) {
    if (api instanceof Closeable client) {
      try {
        client.close();
      } catch (IOException e) {
        LOG.log(Level.FINE, "the client of a model registry could not be closed", e);
      }
    }
  }

  private Response send(RegistryRequest request, CallUnderWay call) {
    try {
      return EngineCalls.holding(call, () -> request.send(clients.held()));
    } catch (ProcessingException e) {
      call.close();
      throw call.reason(TransportFailure.whileAsking(e));
    } catch (RuntimeException | Error e) {
      call.close();
      throw e;
    }
  }
}
