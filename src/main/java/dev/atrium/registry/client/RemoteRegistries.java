package dev.atrium.registry.client;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.RegistryException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The remote registries by their addresses. Each has connections, a limit of calls and a circuit
 * breaker of its own, so that one that hangs is felt by nobody but its own callers. A client that
 * nobody used for a while is closed.
 */
@ApplicationScoped
public class RemoteRegistries {

  /** Clients at once; each may hold a pool of connections. */
  static final int MAX_CLIENTS = 100;

  private static final Duration LEAST_IDLE = Duration.ofMinutes(5);

  private final RegistryClientConfig config;
  private final Function<URI, Exchange> gateways;
  private final LongSupplier nanoTime;
  private final Map<URI, Client> clients = new HashMap<>();

  /** For the CDI client proxy only. */
  protected RemoteRegistries() {
    this.config = null;
    this.gateways = null;
    this.nanoTime = null;
  }

  @Inject
  public RemoteRegistries(
      RegistryClientConfig config, CallerToken callerToken, CallerPresence presence) {
    this(
        config,
        address ->
            new RegistryGateway(
                config.maxCalls(), RegistryConnection.to(address, config, callerToken, presence)),
        System::nanoTime);
  }

  RemoteRegistries(
      RegistryClientConfig config, Function<URI, Exchange> gateways, LongSupplier nanoTime) {
    this.config = requireNonNull(config, "config is null");
    this.gateways = requireNonNull(gateways, "gateways is null");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
  }

  /**
   * The registry at an address before {@code /api/model_registry}. To be asked for again for each
   * request: what is returned stops working when it was not used for a while.
   *
   * @throws RegistryException {@code OVERLOADED} when too many registries are in use
   */
  public ModelRegistry at(URI address) {
    return client(address).registry;
  }

  /** As {@link #at}, and stays usable until the application ends. */
  public ModelRegistry pinned(URI address) {
    Client client = client(address);
    client.isPinned = true;
    return client.registry;
  }

  private synchronized Client client(URI address) {
    long now = nanoTime.getAsLong();
    Client client = clients.get(address);
    if (client == null) {
      closeIdle(now);
      if (clients.size() >= MAX_CLIENTS) {
        throw RegistryException.overloaded(null);
      }
      Exchange gateway = gateways.apply(address);
      client = new Client(gateway, new RemoteModelRegistry(gateway, config));
      clients.put(address, client);
    }
    client.lastUsed = now;
    return client;
  }

  @PreDestroy
  synchronized void close() {
    clients.values().forEach(client -> client.gateway.close());
    clients.clear();
    GuardRuntime.shutdown();
  }

  /** A call ends at the latest a response timeout after its deadline: none is cut off by this. */
  private void closeIdle(long now) {
    Duration longestCall = config.totalTimeout().plus(config.responseTimeout());
    Duration idle = longestCall.compareTo(LEAST_IDLE) > 0 ? longestCall : LEAST_IDLE;
    for (Iterator<Client> each = clients.values().iterator(); each.hasNext(); ) {
      Client client = each.next();
      if (!client.isPinned && now - client.lastUsed > idle.toNanos()) {
        each.remove();
        client.gateway.close();
      }
    }
  }

  private static final class Client {
    private final Exchange gateway;
    private final ModelRegistry registry;
    private long lastUsed;
    private volatile boolean isPinned;

    private Client(Exchange gateway, ModelRegistry registry) {
      this.gateway = gateway;
      this.registry = registry;
    }
  }
}
