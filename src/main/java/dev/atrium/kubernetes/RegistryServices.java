package dev.atrium.kubernetes;

import static java.util.Objects.requireNonNull;

import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServicePort;
import io.kubernetes.client.openapi.models.V1ServiceSpec;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What makes a Service a model registry, and where that is reached. Contract: labels, port names
 * and annotations are those of Kubeflow's manifests; the address of an IPv6 Service is bracketed
 * and a headless one is none, unlike upstream.
 */
final class RegistryServices {

  static final String LABEL = "component";
  static final String LABEL_VALUE = "model-registry";
  static final String SELECTOR = LABEL + "=" + LABEL_VALUE;

  private static final String EXTERNAL_ADDRESS = "/external-address-rest";

  private final AddressKind kind;

  RegistryServices(AddressKind kind) {
    this.kind = requireNonNull(kind, "kind is null");
  }

  /**
   * Empty when it is no registry or has no address; available until its endpoints say otherwise.
   */
  Optional<RegistryService> describe(V1Service service) {
    V1ServiceSpec spec = service.getSpec();
    if (spec == null || !isLabelled(service) || !hasClusterIp(spec)) {
      return Optional.empty();
    }
    Map<String, String> notes = orEmpty(service.getMetadata().getAnnotations());
    Optional<String> external = externalAddress(notes);
    return apiPort(spec)
        .flatMap(port -> address(service, port, external))
        .map(
            address ->
                new RegistryService(
                    service.getMetadata().getName(),
                    notes.getOrDefault("displayName", ""),
                    notes.getOrDefault("description", ""),
                    address,
                    external,
                    true));
  }

  private static boolean isLabelled(V1Service service) {
    return service.getMetadata() != null
        && LABEL_VALUE.equals(orEmpty(service.getMetadata().getLabels()).get(LABEL));
  }

  private static boolean hasClusterIp(V1ServiceSpec spec) {
    String ip = spec.getClusterIP();
    return ip != null && !ip.isEmpty() && !ip.equals("None");
  }

  private static Optional<V1ServicePort> apiPort(V1ServiceSpec spec) {
    return spec.getPorts() == null
        ? Optional.empty()
        : spec.getPorts().stream()
            .filter(port -> "http-api".equals(port.getName()) || "https-api".equals(port.getName()))
            .filter(port -> port.getPort() != null)
            .findFirst();
  }

  /** Of several annotations the first by name, so that it is always the same. */
  private static Optional<String> externalAddress(Map<String, String> annotations) {
    return new TreeMap<>(annotations)
        .entrySet().stream()
            .filter(note -> note.getKey().endsWith(EXTERNAL_ADDRESS))
            .map(Map.Entry::getValue)
            .filter(value -> value != null && !value.isBlank())
            .map(String::strip)
            .findFirst();
  }

  private Optional<URI> address(V1Service service, V1ServicePort port, Optional<String> external) {
    String scheme = port.getName().substring(0, port.getName().indexOf('-'));
    if (kind == AddressKind.EXTERNAL && external.isPresent()) {
      return uri(scheme + "://" + external.get());
    }
    String host =
        kind == AddressKind.DNS_NAME
            ? service.getMetadata().getName() + "." + service.getMetadata().getNamespace() + ".svc"
            : bracketed(service.getSpec().getClusterIP());
    return uri(scheme + "://" + host + ":" + port.getPort());
  }

  private static String bracketed(String address) {
    return address.contains(":") ? "[" + address + "]" : address;
  }

  /** Whoever may annotate a Service wrote it: nothing but a host, a port and a path is taken. */
  private static Optional<URI> uri(String text) {
    try {
      URI uri = new URI(text);
      boolean isAddress =
          uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null;
      return isAddress ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> orEmpty(Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
