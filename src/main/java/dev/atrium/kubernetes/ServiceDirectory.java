package dev.atrium.kubernetes;

import static java.util.Objects.requireNonNull;

import io.kubernetes.client.openapi.models.V1Endpoint;
import io.kubernetes.client.openapi.models.V1EndpointSlice;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;

/**
 * The model registries of the cluster. They are followed in all namespaces where we may list them
 * in all, and otherwise asked for in one namespace when somebody wants to know.
 */
final class ServiceDirectory {

  private static final int MOST_NAMESPACES = 1_000;
  private static final String SLICES = "/apis/discovery.k8s.io/v1";

  /** The controller of the slices gives them the labels of their Service. */
  private static final String SELECTOR = RegistryServices.SELECTOR;

  private final ApiConnection connection;
  private final Duration patience;
  private final ServiceReader serviceReader;
  private final SliceReader sliceReader = new SliceReader();
  private final Mirror<V1Service, Found> services;
  private final Mirror<V1EndpointSlice, Slice> slices;
  private final AnswerCache<String, List<Found>> servicesOfOne;
  private final AnswerCache<String, List<Slice>> slicesOfOne;

  ServiceDirectory(
      ApiConnection connection,
      KubernetesConfig config,
      ExecutorService threads,
      LongSupplier nanoTime) {
    this.connection = requireNonNull(connection, "connection is null");
    this.patience = config.timeout();
    this.serviceReader = new ServiceReader(new RegistryServices(config.serviceAddress()));
    this.services =
        new Mirror<>(
            connection,
            new Mirror.Kind<>("/api/v1/services", SELECTOR, V1Service.class, serviceReader),
            threads,
            nanoTime);
    this.slices =
        new Mirror<>(
            connection,
            new Mirror.Kind<>(
                SLICES + "/endpointslices", SELECTOR, V1EndpointSlice.class, sliceReader),
            threads,
            nanoTime);
    Duration age = config.cacheTime();
    this.servicesOfOne = new AnswerCache<>(age, patience, MOST_NAMESPACES, nanoTime);
    this.slicesOfOne = new AnswerCache<>(age, patience, MOST_NAMESPACES, nanoTime);
  }

  List<RegistryService> in(String namespace) {
    List<Found> found = servicesIn(namespace);
    if (found.isEmpty()) {
      return List.of();
    }
    List<Slice> ends = slicesIn(namespace);
    return found.stream()
        .map(one -> withAvailability(one.service(), ends))
        .sorted(Comparator.comparing(RegistryService::name))
        .toList();
  }

  Optional<RegistryService> named(String namespace, String name) {
    return servicesIn(namespace).stream()
        .filter(one -> one.service().name().equals(name))
        .findFirst()
        .map(one -> withAvailability(one.service(), slicesIn(namespace)));
  }

  private List<Found> servicesIn(String namespace) {
    List<Found> known;
    try {
      known = services.latest(patience);
    } catch (ClusterException e) {
      if (!Mirror.isForbidden(e)) {
        throw e;
      }
      known =
          servicesOfOne.get(namespace, () -> list("/api/v1", "services", namespace, serviceReader));
    }
    return known.stream().filter(one -> one.namespace().equals(namespace)).toList();
  }

  /** Empty when they cannot be read: then every registry counts as available, as upstream says. */
  private List<Slice> slicesIn(String namespace) {
    try {
      return slicesOrFailure(namespace).stream()
          .filter(slice -> slice.namespace().equals(namespace))
          .toList();
    } catch (ClusterException e) {
      return List.of();
    }
  }

  private List<Slice> slicesOrFailure(String namespace) {
    try {
      return slices.latest(patience);
    } catch (ClusterException e) {
      if (!Mirror.isForbidden(e)) {
        throw e;
      }
      return slicesOfOne.get(
          namespace, () -> list(SLICES, "endpointslices", namespace, sliceReader));
    }
  }

  private <T, V> List<V> list(
      String api, String resource, String namespace, TypedReader<T, V> reader) {
    List<V> listed = new ArrayList<>();
    // Which characters a namespace may have was checked before anybody asked us; a slash is none.
    String path =
        api + "/namespaces/" + connection.requests().escapeString(namespace) + "/" + resource;
    new Pages<>(connection, reader.type(), Optional.empty(), false)
        .read(path, SELECTOR, object -> reader.keep(object).ifPresent(listed::add));
    return listed;
  }

  /** A Service without any slice has its endpoints kept elsewhere; nothing is known of them. */
  private static RegistryService withAvailability(RegistryService service, List<Slice> slices) {
    List<Slice> own =
        slices.stream().filter(slice -> slice.service().equals(service.name())).toList();
    boolean isAvailable = own.isEmpty() || own.stream().anyMatch(Slice::isReady);
    return new RegistryService(
        service.name(),
        service.displayName(),
        service.description(),
        service.address(),
        service.externalAddress(),
        isAvailable);
  }

  private record Found(String namespace, RegistryService service) {}

  private record Slice(String namespace, String service, boolean isReady) {}

  private interface TypedReader<T, V> extends Mirror.ObjectReader<T, V> {
    Class<T> type();
  }

  private record ServiceReader(RegistryServices rules) implements TypedReader<V1Service, Found> {

    @Override
    public Class<V1Service> type() {
      return V1Service.class;
    }

    @Override
    public V1ObjectMeta metadata(V1Service object) {
      return object.getMetadata();
    }

    @Override
    public Optional<Found> keep(V1Service object) {
      return rules
          .describe(object)
          .map(service -> new Found(object.getMetadata().getNamespace(), service));
    }
  }

  private record SliceReader() implements TypedReader<V1EndpointSlice, Slice> {

    private static final String SERVICE_NAME = "kubernetes.io/service-name";

    @Override
    public Class<V1EndpointSlice> type() {
      return V1EndpointSlice.class;
    }

    @Override
    public V1ObjectMeta metadata(V1EndpointSlice object) {
      return object.getMetadata();
    }

    @Override
    public Optional<Slice> keep(V1EndpointSlice object) {
      Map<String, String> labels = object.getMetadata().getLabels();
      String service = labels == null ? null : labels.get(SERVICE_NAME);
      return Optional.ofNullable(service)
          .map(name -> new Slice(object.getMetadata().getNamespace(), name, isReady(object)));
    }

    private static boolean isReady(V1EndpointSlice slice) {
      return slice.getEndpoints() != null
          && slice.getEndpoints().stream().anyMatch(SliceReader::isReady);
    }

    /** The API says: what does not say whether it is ready counts as ready. */
    private static boolean isReady(V1Endpoint endpoint) {
      return endpoint.getConditions() == null
          || endpoint.getConditions().getReady() == null
          || endpoint.getConditions().getReady();
    }
  }
}
