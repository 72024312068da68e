package dev.atrium.federation;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.ModuleHealth.Status;
import dev.atrium.federation.module.FederatedModule;
import dev.atrium.federation.module.Target;
import dev.atrium.federation.rules.Header;
import dev.atrium.federation.upstream.Upstream;
import dev.atrium.federation.upstream.UpstreamAnswer;
import dev.atrium.federation.upstream.UpstreamException;
import dev.atrium.federation.upstream.UpstreamRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks a module how it is. Which of its paths answers that is found out once and remembered; a page
 * is no answer, because servers of single pages have one for every path.
 */
final class HealthProbe {

  private static final Duration TIME = Duration.ofSeconds(5);
  private static final int MOST_BODY = 64 * 1024;

  private final ModuleRuntime runtime;
  private final Clock clock;
  private UpstreamRequest known;

  HealthProbe(ModuleRuntime runtime, Clock clock) {
    this.runtime = requireNonNull(runtime, "runtime is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  ModuleHealth look(PackagedFiles packaged) {
    FederatedModule module = runtime.module();
    Target target = module.targets().get(0);
    if (target instanceof Target.Packaged ours) {
      boolean isThere = packaged.has(ours.directory() + "/remoteEntry.js");
      return health(isThere, true, 0, isThere ? Optional.empty() : Optional.of("not packaged"));
    }
    return look(runtime.upstream(target));
  }

  private ModuleHealth look(Upstream upstream) {
    long started = System.nanoTime();
    List<UpstreamRequest> requests = known == null ? candidates() : List.of(known);
    Optional<String> firstError = Optional.empty();
    try {
      for (UpstreamRequest request : requests) {
        Optional<String> error = ask(upstream, request);
        if (error.isEmpty() || isItsWord(error.get())) {
          known = request;
          return health(error.isEmpty(), true, millisSince(started), error);
        }
        firstError = firstError.or(() -> error);
      }
      return health(false, true, millisSince(started), firstError);
    } catch (UpstreamException e) {
      return health(false, false, millisSince(started), Optional.of(e.kind().word()));
    }
  }

  /** Whoever fails at a path has it; whoever has not is asked at the next. */
  private static boolean isItsWord(String error) {
    return error.startsWith("HTTP 5") && !error.equals("HTTP 501");
  }

  private List<UpstreamRequest> candidates() {
    List<Header> headers = List.of(new Header("Accept", "application/json"));
    List<UpstreamRequest> requests = new ArrayList<>();
    for (String path : runtime.module().healthPaths()) {
      requests.add(UpstreamRequest.get(path, headers));
    }
    runtime
        .module()
        .assets()
        .ifPresent(
            assets ->
                requests.add(
                    new UpstreamRequest(
                        "HEAD", assets.remoteEntry(), List.of(), Optional.empty())));
    return requests;
  }

  /** Why it is not well, or nothing. */
  private static Optional<String> ask(Upstream upstream, UpstreamRequest request)
      throws UpstreamException {
    try (UpstreamAnswer answer = upstream.probe(request, TIME)) {
      skip(answer);
      if (answer.status() < 200 || answer.status() > 299) {
        return Optional.of("HTTP " + answer.status());
      }
      boolean isPage =
          answer
              .header("Content-Type")
              .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
              .isPresent();
      return isPage ? Optional.of("an HTML page") : Optional.empty();
    }
  }

  /** A connection can be used again only when the body has been read. */
  private static void skip(UpstreamAnswer answer) throws UpstreamException {
    byte[] buffer = new byte[8192];
    int count = 0;
    while (answer.hasBody() && count < MOST_BODY) {
      int read = answer.read(buffer);
      if (read < 0) {
        return;
      }
      count += read;
    }
  }

  private ModuleHealth health(
      boolean isHealthy, boolean isAnswering, long millis, Optional<String> error) {
    return new ModuleHealth(
        isHealthy ? Status.HEALTHY : Status.UNHEALTHY,
        isAnswering,
        Optional.of(clock.instant()),
        millis,
        error,
        0);
  }

  private static long millisSince(long started) {
    return (System.nanoTime() - started) / 1_000_000;
  }
}
