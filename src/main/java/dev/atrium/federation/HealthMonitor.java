package dev.atrium.federation;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Looks at every module now and then, so that nobody has to wait for a look. Looks are spread by a
 * tenth, or all modules would be asked at the same moment for ever.
 */
final class HealthMonitor {

  private static final Logger LOG = Logger.getLogger(HealthMonitor.class.getName());

  /** A module that comes and goes is not told to come and go to everybody who asks. */
  static final Duration LEAST_TIME_IN_A_STATE = Duration.ofSeconds(10);

  private final Duration interval;
  private final ScheduledExecutorService threads;
  private final Map<String, Watch> watches = new ConcurrentHashMap<>();
  private volatile PackagedFiles packaged;

  HealthMonitor(Duration interval, ScheduledExecutorService threads) {
    this.interval = requireNonNull(interval, "interval is null");
    this.threads = requireNonNull(threads, "threads is null");
  }

  void usePackaged(PackagedFiles files) {
    this.packaged = files;
  }

  ModuleHealth health(String module) {
    Watch watch = watches.get(module);
    return watch == null ? ModuleHealth.UNKNOWN : watch.health.current();
  }

  /** From now on, these and no others; those that are as they were keep what is known of them. */
  void watch(Collection<ModuleRuntime> runtimes) {
    Map<String, Watch> former = new HashMap<>(watches);
    for (ModuleRuntime runtime : runtimes) {
      String name = runtime.module().name();
      Watch old = former.get(name);
      if (old != null && old.runtime == runtime) {
        former.remove(name);
      } else if (runtime.module().enabled()) {
        Watch watch = new Watch(runtime);
        watches.put(name, watch);
        watch.next(Duration.ZERO);
      } else {
        watches.remove(name);
      }
    }
    former.forEach(
        (name, watch) -> {
          watch.cancel();
          watches.remove(name, watch);
        });
  }

  /** The looks at one module, never two at once. */
  private final class Watch {

    private final ModuleRuntime runtime;
    private final HealthProbe probe;
    private final SteadyHealth health = new SteadyHealth(LEAST_TIME_IN_A_STATE, System::nanoTime);
    private volatile ScheduledFuture<?> scheduled;
    private volatile boolean isCancelled;

    private Watch(ModuleRuntime runtime) {
      this.runtime = runtime;
      this.probe = new HealthProbe(runtime, Clock.systemUTC());
    }

    private void next(Duration delay) {
      if (!isCancelled && !threads.isShutdown()) {
        scheduled = threads.schedule(this::look, delay.toMillis(), TimeUnit.MILLISECONDS);
      }
    }

    private void look() {
      try {
        if (health.saw(probe.look(packaged))) {
          LOG.log(
              health.current().isHealthy() ? Level.INFO : Level.WARNING,
              "module {0} is {1}{2}",
              new Object[] {
                runtime.module().name(),
                health.current().status(),
                health.current().error().map(word -> ": " + word).orElse("")
              });
        }
      } catch (RuntimeException e) {
        // Without this the module would never be looked at again.
        LOG.log(Level.SEVERE, "the look at module " + runtime.module().name(), e);
      } finally {
        long millis = interval.toMillis();
        long spread = Math.max(1, millis / 10);
        next(
            Duration.ofMillis(
                millis - spread + ThreadLocalRandom.current().nextLong(2 * spread + 1)));
      }
    }

    private void cancel() {
      isCancelled = true;
      if (scheduled != null) {
        scheduled.cancel(false);
      }
    }
  }
}
