package dev.atrium.federation.metrics;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.inject.spi.Unmanaged;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** Publishes the numbers of modules through MicroProfile Metrics. */
public final class PublishedMeters implements Meters {

  private static final String PREFIX = "atrium_module_";
  private static final String TAG = "module";
  private static final List<String> STATUSES = List.of("1xx", "2xx", "3xx", "4xx", "5xx");

  private final MetricRegistry registry;
  private final Map<String, Supplier<ModuleState>> states = new ConcurrentHashMap<>();
  private final Counter refusedLists;
  private volatile ToIntFunction<String> sockets = module -> 0;

  /**
   * To the registry of this application, which the server hands out at points of injection only.
   * Not as a bean: beans are looked at whether the feature is there or not.
   */
  public static PublishedMeters create() {
    return new Unmanaged<>(PublishedMeters.class).newInstance().produce().get();
  }

  @Inject
  PublishedMeters(MetricRegistry registry) {
    this.registry = requireNonNull(registry, "registry is null");
    this.refusedLists =
        registry.counter(
            metadata("list_refusals", "Lists of modules and entries that could not be used"));
  }

  private static Metadata metadata(String name, String description) {
    return Metadata.builder().withName(PREFIX + name).withDescription(description).build();
  }

  @Override
  public ModuleMeter of(String module, Supplier<ModuleState> state) {
    if (states.put(module, requireNonNull(state, "state is null")) == null) {
      Tag tag = new Tag(TAG, module);
      registry.gauge(
          metadata("healthy", "1 when the last looks at the module were good"),
          () -> state(module).isHealthy() ? 1 : 0,
          tag);
      registry.gauge(
          metadata("calls_under_way", "Calls to the module that have not ended"),
          () -> state(module).underWay(),
          tag);
      registry.gauge(
          metadata("breaker_open", "1 while the module is left alone because it failed too often"),
          () -> state(module).isLeftAlone() ? 1 : 0,
          tag);
      registry.gauge(
          metadata("websockets_open", "WebSockets to the module"),
          () -> sockets.applyAsInt(module),
          tag);
    }
    return new PublishedMeter(module);
  }

  private ModuleState state(String module) {
    Supplier<ModuleState> state = states.get(module);
    return state == null ? new ModuleState(false, 0, false) : state.get();
  }

  @Override
  public void forget(String module) {
    states.remove(module);
    registry.removeMatching(
        (id, metric) -> id.getName().startsWith(PREFIX) && module.equals(id.getTags().get(TAG)));
  }

  @Override
  public void listRefused() {
    refusedLists.inc();
  }

  @Override
  public void watchSockets(ToIntFunction<String> open) {
    sockets = requireNonNull(open, "open is null");
  }

  /** The registry finds the same counter for the same name and tags. */
  private final class PublishedMeter implements ModuleMeter {

    private final Tag module;
    private final List<Counter> requests;
    private final Map<String, Counter> failures = new ConcurrentHashMap<>();
    private final Timer durations;
    private final Counter cacheHits;
    private final Counter staleAnswers;

    private PublishedMeter(String name) {
      module = new Tag(TAG, name);
      requests =
          STATUSES.stream()
              .map(
                  status ->
                      registry.counter(
                          metadata("requests", "Answers by class of status"),
                          module,
                          new Tag("status", status)))
              .toList();
      durations =
          registry.timer(
              Metadata.builder()
                  .withName(PREFIX + "request_duration")
                  .withDescription("Time until the answer to a request had been written")
                  .withUnit(MetricUnits.SECONDS)
                  .build(),
              module);
      cacheHits = registry.counter(metadata("cache_hits", "Files from memory"), module);
      staleAnswers =
          registry.counter(
              metadata("stale_answers", "Entry files that stood in for the module"), module);
    }

    private Counter failures(String reason) {
      return registry.counter(
          metadata("failures", "Why the module gave no answer that could be passed on"),
          module,
          new Tag("reason", reason));
    }

    @Override
    public void answered(int status, Duration time) {
      durations.update(time);
      requests.get(Math.min(requests.size(), Math.max(1, status / 100)) - 1).inc();
    }

    @Override
    public void failed(String reason) {
      failures.computeIfAbsent(reason, this::failures).inc();
    }

    @Override
    public void cacheHit() {
      cacheHits.inc();
    }

    @Override
    public void staleAnswer() {
      staleAnswers.inc();
    }
  }
}
