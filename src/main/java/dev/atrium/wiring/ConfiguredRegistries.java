package dev.atrium.wiring;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.Registries;
import dev.atrium.registry.RegistryEntry;
import dev.atrium.registry.RegistryMonitor;
import dev.atrium.registry.client.RegistryClientConfig;
import dev.atrium.registry.client.RemoteRegistries;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The registries of the configuration: the one of this application, and perhaps others. */
@Dependent
@Typed(ConfiguredRegistries.class)
class ConfiguredRegistries implements Registries {

  private static final String API_PATH = "/api/model_registry/v1alpha3";

  private final RegistriesConfig config;
  private final RegistryClientConfig client;
  private final ModelRegistry own;
  private final RegistryMonitor monitor;
  private final RemoteRegistries remotes;

  @Inject
  ConfiguredRegistries(
      RegistriesConfig config,
      RegistryClientConfig client,
      ModelRegistry own,
      RegistryMonitor monitor,
      RemoteRegistries remotes) {
    this.config = requireNonNull(config, "config is null");
    this.client = requireNonNull(client, "client is null");
    this.own = requireNonNull(own, "own is null");
    this.monitor = requireNonNull(monitor, "monitor is null");
    this.remotes = requireNonNull(remotes, "remotes is null");
  }

  @Override
  public Optional<ModelRegistry> find(String namespace, String name) {
    if (!namespace.equals(config.namespace())) {
      return Optional.empty();
    }
    return name.equals(config.name())
        ? Optional.of(own)
        : Optional.ofNullable(config.others().get(name)).map(remotes::at);
  }

  @Override
  public List<RegistryEntry> in(String namespace) {
    if (!namespace.equals(config.namespace())) {
      return List.of();
    }
    Stream<RegistryEntry> others =
        config.others().entrySet().stream()
            .map(other -> entry(other.getKey(), api(other.getValue()), true));
    return Stream.concat(Stream.of(ownEntry()), others)
        .sorted(Comparator.comparing(RegistryEntry::name))
        .toList();
  }

  @Override
  public List<String> namespaces() {
    return List.of(config.namespace());
  }

  private RegistryEntry ownEntry() {
    // Our own API is where the page that shows this comes from.
    String address = client.url().map(ConfiguredRegistries::api).orElse(API_PATH);
    return entry(config.name(), address, monitor.status().isUp());
  }

  private static RegistryEntry entry(String name, String address, boolean isAvailable) {
    return new RegistryEntry(name, name, "", address, isAvailable);
  }

  private static String api(URI address) {
    return address.toString().replaceFirst("/+$", "") + API_PATH;
  }
}
