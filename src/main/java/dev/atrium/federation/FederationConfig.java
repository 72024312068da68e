package dev.atrium.federation;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.upstream.Limits;
import dev.atrium.settings.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Which modules there are and what each of them may take.
 *
 * @param file wins over {@code list}, which wins over the two addresses
 * @param namespace of modules' Services that name none; empty when there is none
 * @param concurrentInAll calls to all modules at once, which must leave threads to everybody else
 */
public record FederationConfig(
    Optional<Path> file,
    Optional<String> list,
    Optional<URI> modelRegistryModule,
    Optional<URI> modelServing,
    String namespace,
    boolean preferLocal,
    Limits limits,
    int concurrentInAll,
    int maxBodySize,
    int cacheSize,
    Duration staleFor,
    Duration healthInterval) {

  private static final Setting<String> FILE =
      Setting.text(
          "MODULE_FEDERATION_CONFIG_FILE",
          "",
          "JSON file with the list of modules, in place of MODULE_FEDERATION_CONFIG; a change of it"
              + " is live within two seconds");

  private static final Setting<String> LIST =
      Setting.text(
          "MODULE_FEDERATION_CONFIG",
          "",
          "List of modules as a JSON array, in any of the forms of federation.md; without it there"
              + " are modelRegistry and modelServing");

  private static final Setting<URI> MODEL_REGISTRY_MODULE =
      Setting.url(
          "MODEL_REGISTRY_MODULE_URL",
          "Address of the module modelRegistry; when it is not set, the one that is packaged with"
              + " the application, or http://localhost:9000");

  private static final Setting<URI> MODEL_SERVING =
      Setting.url(
          "MODEL_SERVING_URL",
          "Address of the module modelServing; when it is not set, the one that is packaged with"
              + " the application, or http://localhost:9001");

  private static final Setting<String> NAMESPACE =
      Setting.text("OC_PROJECT", "", "Namespace of modules whose Service names none");

  private static final Setting<Boolean> LOCAL =
      Setting.flag(
          "atrium.federation.local.enabled",
          false,
          "Use the address for development (local, localService) of modules that have one");

  private static final Setting<Duration> CONNECT =
      Setting.duration(
          "atrium.federation.connect-timeout",
          Duration.ofSeconds(1),
          "Longest wait for a connection to a module");

  private static final Setting<Duration> RESPONSE =
      Setting.duration(
          "atrium.federation.response-timeout",
          Duration.ofSeconds(5),
          "Longest wait for the head of a module's answer");

  private static final Setting<Duration> IDLE =
      Setting.duration(
          "atrium.federation.idle-timeout",
          Duration.ofSeconds(30),
          "Longest silence within a body, either way");

  private static final Setting<Duration> STREAM_IDLE =
      Setting.duration(
          "atrium.federation.stream-idle-timeout",
          Duration.ofMinutes(10),
          "Longest silence within a stream of events (text/event-stream)");

  private static final Setting<Integer> CONCURRENT =
      Setting.number(
          "atrium.federation.max-concurrent", 64, 1, 1000, "Calls to one module at once");

  private static final Setting<Integer> CONCURRENT_IN_ALL =
      Setting.number(
          "atrium.federation.max-concurrent-in-all",
          128,
          1,
          1000,
          "Calls to all modules at once; the executor of liberty/server.xml must have threads for"
              + " them");

  private static final Setting<Integer> MAX_BODY =
      Setting.number(
          "atrium.federation.max-body-size",
          32 * 1024 * 1024,
          0,
          Integer.MAX_VALUE,
          "Largest request body in bytes that is passed on to a module");

  private static final Setting<Integer> CACHE =
      Setting.number(
          "atrium.federation.cache.max-size",
          64 * 1024 * 1024,
          0,
          1024 * 1024 * 1024,
          "Memory in bytes for modules' files whose names change with their content; part of the"
              + " heap of liberty/jvm.options");

  private static final Setting<Duration> STALE =
      Setting.duration(
          "atrium.federation.stale-time",
          Duration.ofHours(1),
          "How long the last good copy of a remoteEntry.js or mf-manifest.json stands in for a"
              + " module that is down");

  private static final Setting<Duration> HEALTH_INTERVAL =
      Setting.duration(
          "atrium.federation.health-interval",
          Duration.ofSeconds(30),
          "Time between two health checks of a module, give or take a tenth");

  public FederationConfig {
    requireNonNull(file, "file is null");
    requireNonNull(list, "list is null");
    requireNonNull(modelRegistryModule, "modelRegistryModule is null");
    requireNonNull(modelServing, "modelServing is null");
    requireNonNull(namespace, "namespace is null");
    requireNonNull(limits, "limits is null");
    requireNonNull(staleFor, "staleFor is null");
    requireNonNull(healthInterval, "healthInterval is null");
  }

  public static List<Setting<?>> settings() {
    return List.of(
        FILE,
        LIST,
        MODEL_REGISTRY_MODULE,
        MODEL_SERVING,
        NAMESPACE,
        LOCAL,
        CONNECT,
        RESPONSE,
        IDLE,
        STREAM_IDLE,
        CONCURRENT,
        CONCURRENT_IN_ALL,
        MAX_BODY,
        CACHE,
        STALE,
        HEALTH_INTERVAL);
  }

  public static FederationConfig from(Config config) {
    return new FederationConfig(
        FILE.find(config).map(Path::of),
        LIST.find(config),
        MODEL_REGISTRY_MODULE.find(config),
        MODEL_SERVING.find(config),
        NAMESPACE.find(config).orElse(""),
        LOCAL.read(config),
        new Limits(
            CONNECT.read(config),
            RESPONSE.read(config),
            IDLE.read(config),
            STREAM_IDLE.read(config),
            CONCURRENT.read(config)),
        CONCURRENT_IN_ALL.read(config),
        MAX_BODY.read(config),
        CACHE.read(config),
        STALE.read(config),
        HEALTH_INTERVAL.read(config));
  }
}
