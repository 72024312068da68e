package dev.atrium.federation;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.cache.AssetCache;
import dev.atrium.federation.metrics.Meters;
import dev.atrium.federation.metrics.ModuleMeter;
import dev.atrium.federation.metrics.ModuleState;
import dev.atrium.federation.module.FederatedModule;
import dev.atrium.federation.module.ModuleList;
import dev.atrium.federation.module.ModuleRejection;
import dev.atrium.federation.module.Route;
import dev.atrium.federation.module.RouteTable;
import dev.atrium.federation.upstream.Names;
import dev.atrium.federation.upstream.Upstream;
import dev.atrium.federation.upstream.Watchdog;
import dev.atrium.presence.ClientWatch;
import dev.atrium.threads.DaemonThreads;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;

/**
 * The modules there are. Reads their list, follows its changes and hands out what is valid now; a
 * change swaps everything at once, and requests that began before it end with what they began with.
 */
public final class Federation implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Federation.class.getName());
  private static final Duration WATCH_PERIOD = Duration.ofMillis(700);
  private static final int PROBING_THREADS = 4;

  private final FederationConfig config;
  private final Meters meters;
  private final Upstream.Shared shared;
  private final AssetCache cache;
  private final HealthMonitor monitor;
  private final ScheduledExecutorService probing;
  private final ScheduledExecutorService watching;
  private final ClientWatch clients;
  private volatile Snapshot snapshot = Snapshot.EMPTY;
  private volatile Optional<String> unreadable = Optional.empty();
  private Future<?> watch = CompletableFuture.completedFuture(null);
  private String current;
  private String lastComplaint = "";

  /**
   * @param tls whose certificates are believed
   * @param meters are told what modules do
   */
  public Federation(FederationConfig config, SSLContext tls, ClientWatch clients, Meters meters) {
    this.config = requireNonNull(config, "config is null");
    this.meters = requireNonNull(meters, "meters is null");
    this.shared =
        new Upstream.Shared(
            new Semaphore(config.concurrentInAll()),
            new Watchdog(),
            requireNonNull(tls, "tls is null"),
            new Names());
    this.cache = new AssetCache(config.cacheSize());
    this.probing =
        Executors.newScheduledThreadPool(PROBING_THREADS, new DaemonThreads("federation-health"));
    this.watching =
        Executors.newSingleThreadScheduledExecutor(new DaemonThreads("federation-file"));
    this.clients = requireNonNull(clients, "clients is null");
    this.monitor = new HealthMonitor(config.healthInterval(), probing);
  }

  /** Reads the list for the first time and begins to follow it. */
  void start(PackagedFiles packaged) {
    ModuleDocument document = new ModuleDocument(config, packaged);
    monitor.usePackaged(packaged);
    reload(document);
    if (document.isFile()) {
      watch =
          watching.scheduleWithFixedDelay(
              () -> reload(document),
              WATCH_PERIOD.toMillis(),
              WATCH_PERIOD.toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  /** Why there are no modules at all although some are configured; empty when all is well. */
  public Optional<String> unreadable() {
    return unreadable;
  }

  /** Whether a path leads to the interface of a module. */
  public boolean isInterface(String rawPath) {
    return snapshot.routes().route(rawPath).flatMap(Route::api).isPresent();
  }

  Snapshot snapshot() {
    return snapshot;
  }

  AssetCache cache() {
    return cache;
  }

  ModuleHealth health(FederatedModule module) {
    return monitor.health(module.name());
  }

  ClientWatch clients() {
    return clients;
  }

  FederationConfig config() {
    return config;
  }

  private synchronized void reload(ModuleDocument document) {
    try {
      String text = document.text();
      if (text.equals(current)) {
        return;
      }
      ModuleList list = document.modules(text);
      list.refusals().forEach(this::refused);
      apply(list.modules());
      current = text;
      lastComplaint = "";
      unreadable = Optional.empty();
    } catch (ModuleRejection e) {
      complain(e.getMessage());
    } catch (RuntimeException e) {
      // The schedule would end here for good, and with it every later change.
      LOG.log(Level.SEVERE, "the list of modules could not be applied", e);
    }
  }

  private void refused(String sentence) {
    LOG.log(Level.SEVERE, sentence);
    meters.listRefused();
  }

  /** Once for each thing there is to complain about, not once for each look. */
  private void complain(String sentence) {
    if (current == null) {
      unreadable = Optional.of(sentence);
    }
    if (!sentence.equals(lastComplaint)) {
      lastComplaint = sentence;
      LOG.log(Level.SEVERE, "{0}; the modules stay as they are", sentence);
      meters.listRefused();
    }
  }

  private void apply(List<FederatedModule> modules) {
    Snapshot former = snapshot;
    Map<String, ModuleRuntime> left = new HashMap<>(former.runtimes());
    Map<String, ModuleRuntime> runtimes = new LinkedHashMap<>();
    for (FederatedModule module : modules) {
      ModuleRuntime old = left.get(module.name());
      if (old != null && old.module().equals(module)) {
        runtimes.put(module.name(), left.remove(module.name()));
      } else {
        ModuleMeter meter = meters.of(module.name(), () -> state(module.name()));
        runtimes.put(module.name(), new ModuleRuntime(module, config, shared, meter));
      }
    }
    snapshot = new Snapshot(new RouteTable(modules), runtimes);
    monitor.watch(runtimes.values());
    for (ModuleRuntime gone : left.values()) {
      gone.close();
      cache.forget(gone.module().name());
      if (!runtimes.containsKey(gone.module().name())) {
        meters.forget(gone.module().name());
      }
    }
    LOG.log(
        Level.INFO,
        "modules: {0}",
        modules.isEmpty()
            ? "none"
            : String.join(", ", modules.stream().map(FederatedModule::name).toList()));
  }

  private ModuleState state(String module) {
    ModuleRuntime runtime = snapshot.runtimes().get(module);
    return runtime == null
        ? new ModuleState(false, 0, false)
        : new ModuleState(
            monitor.health(module).isHealthy(), runtime.underWay(), runtime.isLeftAlone());
  }

  @Override
  public void close() {
    watch.cancel(true);
    watching.shutdownNow();
    probing.shutdownNow();
    shared.watchdog().close();
    snapshot.runtimes().values().forEach(ModuleRuntime::close);
  }
}
