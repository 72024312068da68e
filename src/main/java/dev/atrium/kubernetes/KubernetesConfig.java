package dev.atrium.kubernetes;

import static java.util.Objects.requireNonNull;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.settings.Setting;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Which cluster is asked and how long it is waited for. A file in the home directory is never used
 * unasked: whoever starts the application by hand would act with everything his own account may do.
 *
 * @param place empty when there is no cluster
 * @param timeout of one call with its retries
 * @param cacheTime how long an answer of the API server is repeated
 * @param audiences whom a token must have been issued for
 */
public record KubernetesConfig(
    Optional<ClusterPlace> place,
    Duration timeout,
    int maxConcurrent,
    Duration cacheTime,
    List<String> audiences,
    AddressKind serviceAddress) {

  public static final Setting<String> MODE =
      Setting.word(
          "atrium.kubernetes.mode",
          "auto",
          "Which cluster is used: the one of KUBECONFIG when that is set, else the one whose pod"
              + " this is, else none (auto); the pod's (in-cluster); the one of KUBECONFIG or of"
              + " ~/.kube/config (kubeconfig); none (off)",
          "auto",
          "in-cluster",
          "kubeconfig",
          "off");

  public static final Setting<String> KUBECONFIG =
      Setting.text(
          "KUBECONFIG",
          "",
          "Kubeconfig files, separated as in PATH; the first that exists is used, they are not"
              + " merged");

  public static final Setting<String> SERVICE_HOST =
      Setting.text(
          "KUBERNETES_SERVICE_HOST", "", "Address of the API server; a pod is given it by itself");

  public static final Setting<Integer> SERVICE_PORT =
      Setting.number(
          "KUBERNETES_SERVICE_PORT",
          443,
          1,
          65_535,
          "Port of the API server; a pod is given it by itself");

  public static final Setting<String> CREDENTIALS_DIR =
      Setting.text(
          "atrium.kubernetes.credentials-dir",
          "/var/run/secrets/kubernetes.io/serviceaccount",
          "Directory of the service account's token and ca.crt; both are read again while the"
              + " application runs");

  public static final Setting<Duration> TIMEOUT =
      Setting.duration(
          "atrium.kubernetes.timeout",
          Duration.ofSeconds(2),
          "Longest time for one call to the API server, with its retry");

  public static final Setting<Integer> MAX_CONCURRENT =
      Setting.number(
          "atrium.kubernetes.max-concurrent",
          20,
          1,
          1_000,
          "Calls to the API server at once; one more is refused");

  public static final Setting<Duration> CACHE =
      Setting.duration(
          "atrium.kubernetes.cache",
          Duration.ofSeconds(10),
          "How long an answer of the API server is repeated, at most PT10S: so long does a right"
              + " last that was taken away");

  public static final Setting<String> AUDIENCES =
      Setting.text(
          "atrium.kubernetes.audiences",
          "https://kubernetes.default.svc",
          "Comma-separated audiences; a token must have been issued for one of them");

  public static final Setting<String> SERVICE_ADDRESS =
      Setting.word(
          "atrium.kubernetes.service-address",
          "cluster-ip",
          "Where registries are called: their ClusterIP, their name in the cluster's DNS, or the"
              + " external address they are annotated with, where they are",
          "cluster-ip",
          "dns-name",
          "external");

  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LONGEST_CACHE = Duration.ofSeconds(10);

  public KubernetesConfig {
    requireNonNull(place, "place is null");
    requireNonNull(serviceAddress, "serviceAddress is null");
    audiences = List.copyOf(audiences);
    requireAtMost(TIMEOUT, timeout, LONGEST_TIMEOUT);
    requireAtMost(CACHE, cacheTime, LONGEST_CACHE);
    if (audiences.isEmpty()) {
      throw new InvalidSettingException(
          AUDIENCES.key() + " must name an audience, but is ','", AUDIENCES);
    }
  }

  /** Every setting of this package, for the reference page. */
  public static List<Setting<?>> settings() {
    return List.of(
        MODE,
        KUBECONFIG,
        SERVICE_HOST,
        SERVICE_PORT,
        CREDENTIALS_DIR,
        TIMEOUT,
        MAX_CONCURRENT,
        CACHE,
        AUDIENCES,
        SERVICE_ADDRESS);
  }

  public static KubernetesConfig from(Config config) {
    return new KubernetesConfig(
        place(config),
        TIMEOUT.read(config),
        MAX_CONCURRENT.read(config),
        CACHE.read(config),
        list(AUDIENCES.read(config), ","),
        AddressKind.valueOf(
            SERVICE_ADDRESS.read(config).replace('-', '_').toUpperCase(Locale.ROOT)));
  }

  private static Optional<ClusterPlace> place(Config config) {
    return switch (MODE.read(config)) {
      case "off" -> Optional.empty();
      case "in-cluster" -> Optional.of(pod(config).orElseThrow(KubernetesConfig::noPod));
      case "kubeconfig" -> Optional.of(kubeconfig(config));
      default ->
          KUBECONFIG.find(config).isPresent()
              ? Optional.of(kubeconfig(config))
              : pod(config)
                  .filter(pod -> Files.exists(pod.credentials().resolve("token")))
                  .map(ClusterPlace.class::cast);
    };
  }

  private static Optional<ClusterPlace.InCluster> pod(Config config) {
    return SERVICE_HOST
        .find(config)
        .map(
            host ->
                new ClusterPlace.InCluster(
                    address(host, SERVICE_PORT.read(config)),
                    path(CREDENTIALS_DIR, CREDENTIALS_DIR.read(config))));
  }

  private static InvalidSettingException noPod() {
    return new InvalidSettingException(
        MODE.key() + " is 'in-cluster', but KUBERNETES_SERVICE_HOST is not set: this is no pod",
        MODE,
        SERVICE_HOST);
  }

  private static URI address(String host, int port) {
    String bracketed = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    try {
      URI address = URI.create("https://" + bracketed + ":" + port);
      if (address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw noHost(host);
    }
    throw noHost(host);
  }

  private static InvalidSettingException noHost(String host) {
    return new InvalidSettingException(
        SERVICE_HOST.key() + " must be an address or a name, but is '" + host + "'", SERVICE_HOST);
  }

  private static ClusterPlace kubeconfig(Config config) {
    Optional<String> named = KUBECONFIG.find(config);
    List<Path> files =
        named.isPresent()
            ? list(named.get(), File.pathSeparator).stream()
                .map(name -> path(KUBECONFIG, name))
                .toList()
            : List.of(Path.of(System.getProperty("user.home"), ".kube", "config"));
    return files.stream()
        .filter(Files::isReadable)
        .findFirst()
        .map(ClusterPlace.Kubeconfig::new)
        .orElseThrow(
            () ->
                new InvalidSettingException(
                    KUBECONFIG.key()
                        + " must name a file that can be read, but is '"
                        + named.orElse("")
                        + "'",
                    KUBECONFIG,
                    MODE));
  }

  private static List<String> list(String text, String separator) {
    return Arrays.stream(text.split(separator))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  private static Path path(Setting<String> setting, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new InvalidSettingException(
          setting.key() + " must be a path, but is '" + text + "'", setting);
    }
  }

  private static void requireAtMost(Setting<Duration> setting, Duration value, Duration most) {
    if (value.isZero() || value.isNegative() || value.compareTo(most) > 0) {
      throw new InvalidSettingException(
          "%s must be longer than nothing and at most %s, but is '%s'"
              .formatted(setting.key(), most, value),
          setting);
    }
  }
}
