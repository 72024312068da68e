package dev.atrium.registry.client;

import static java.util.Objects.requireNonNull;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.settings.Setting;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Where the remote registry is, whom to trust there and how long to wait for it.
 *
 * @param url the address before {@code /api/model_registry}; empty when no remote registry is used
 * @param totalTimeout of one call with everything it streams; noticed between two reads of a body,
 *     so a call may last {@code responseTimeout} longer, and longer still when the head of one
 *     arrives in drops: the engine can only time each drop
 * @param maxEntitySize bytes of one entity; lists are streamed and have no limit
 */
public record RegistryClientConfig(
    Optional<URI> url,
    List<Path> bundlePaths,
    boolean skipsVerification,
    Duration connectTimeout,
    Duration responseTimeout,
    Duration totalTimeout,
    int poolSize,
    int maxCalls,
    int maxEntitySize) {

  public static final Setting<URI> URL =
      Setting.url(
          "MODEL_REGISTRY_URL",
          "Address of a Kubeflow model registry, without /api/model_registry; when it is not set,"
              + " the embedded registry is used");

  public static final Setting<String> BUNDLE_PATHS =
      Setting.text(
          "BUNDLE_PATHS",
          "",
          "Comma-separated PEM files with certificate authorities to trust besides the JVM's own;"
              + " a file that cannot be read is passed over with a warning");

  public static final Setting<Boolean> INSECURE_SKIP_VERIFY =
      Setting.flag(
          "INSECURE_SKIP_VERIFY",
          false,
          "Accept any TLS certificate of the model registry; for development only");

  public static final Setting<Duration> CONNECT_TIMEOUT =
      Setting.duration(
          "atrium.registry.client.connect-timeout",
          Duration.ofSeconds(1),
          "Longest wait for a connection to the model registry");

  public static final Setting<Duration> RESPONSE_TIMEOUT =
      Setting.duration(
          "atrium.registry.client.response-timeout",
          Duration.ofSeconds(5),
          "Longest wait for the model registry to answer, and for each further piece of an answer");

  public static final Setting<Duration> TOTAL_TIMEOUT =
      Setting.duration(
          "atrium.registry.client.total-timeout",
          Duration.ofSeconds(30),
          "Longest time for a whole call to the model registry, a streamed list included");

  public static final Setting<Integer> POOL_SIZE =
      Setting.number(
          "atrium.registry.client.pool-size",
          200,
          1,
          10_000,
          "Connections to one model registry at once; lists that are still being read count");

  public static final Setting<Integer> MAX_CALLS =
      Setting.number(
          "atrium.registry.client.max-calls",
          150,
          1,
          10_000,
          "Calls to one model registry that may wait for its answer at once; more are refused."
              + " Fewer than the server has threads (200), and with several registries so few that"
              + " those which may hang together leave threads to the others");

  public static final Setting<Integer> MAX_ENTITY_SIZE =
      Setting.number(
          "atrium.registry.client.max-entity-size",
          8 << 20,
          1 << 10,
          256 << 20,
          "Largest single entity in bytes that is taken from the model registry");

  /** The engine below counts in int milliseconds, and zero means forever to it. */
  private static final Duration LEAST = Duration.ofMillis(1);

  private static final Duration MOST = Duration.ofHours(1);

  public RegistryClientConfig {
    requireNonNull(url, "url is null");
    bundlePaths = List.copyOf(bundlePaths);
    url.ifPresent(RegistryClientConfig::requireBaseAddress);
    requireRange(CONNECT_TIMEOUT, connectTimeout);
    requireRange(RESPONSE_TIMEOUT, responseTimeout);
    requireRange(TOTAL_TIMEOUT, totalTimeout);
    if (totalTimeout.compareTo(responseTimeout) < 0) {
      throw new InvalidSettingException(
          "%s must not be shorter than %s, which is %s, but is '%s'"
              .formatted(
                  TOTAL_TIMEOUT.key(), RESPONSE_TIMEOUT.key(), responseTimeout, totalTimeout),
          TOTAL_TIMEOUT,
          RESPONSE_TIMEOUT);
    }
  }

  /** Every setting of this package, for the reference page. */
  public static List<Setting<?>> settings() {
    return List.of(
        URL,
        BUNDLE_PATHS,
        INSECURE_SKIP_VERIFY,
        CONNECT_TIMEOUT,
        RESPONSE_TIMEOUT,
        TOTAL_TIMEOUT,
        POOL_SIZE,
        MAX_CALLS,
        MAX_ENTITY_SIZE);
  }

  public static RegistryClientConfig from(Config config) {
    return new RegistryClientConfig(
        URL.find(config),
        BUNDLE_PATHS.find(config).map(RegistryClientConfig::paths).orElse(List.of()),
        INSECURE_SKIP_VERIFY.read(config),
        CONNECT_TIMEOUT.read(config),
        RESPONSE_TIMEOUT.read(config),
        TOTAL_TIMEOUT.read(config),
        POOL_SIZE.read(config),
        MAX_CALLS.read(config),
        MAX_ENTITY_SIZE.read(config));
  }

  private static List<Path> paths(String text) {
    try {
      return Arrays.stream(text.split(","))
          .map(String::strip)
          .filter(path -> !path.isEmpty())
          .map(Path::of)
          .toList();
    } catch (InvalidPathException e) {
      throw new InvalidSettingException(
          BUNDLE_PATHS.key() + " must be a list of file names, but is '" + text + "'",
          BUNDLE_PATHS);
    }
  }

  private static void requireBaseAddress(URI url) {
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    boolean isBase = url.getRawQuery() == null && url.getRawFragment() == null;
    if (!isBase || path.contains("/api/model_registry") || path.contains("{")) {
      throw new InvalidSettingException(
          "%s must be an address without /api/model_registry, query or fragment, but is '%s'"
              .formatted(URL.key(), url),
          URL);
    }
  }

  private static void requireRange(Setting<Duration> setting, Duration value) {
    if (value.compareTo(LEAST) < 0 || value.compareTo(MOST) > 0) {
      throw new InvalidSettingException(
          "%s must be from %s to %s, but is '%s'".formatted(setting.key(), LEAST, MOST, value),
          setting);
    }
  }
}
