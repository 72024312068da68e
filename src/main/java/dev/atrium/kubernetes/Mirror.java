package dev.atrium.kubernetes;

import static java.util.Objects.requireNonNull;

import dev.atrium.kubernetes.ClusterException.Reason;
import io.kubernetes.client.openapi.models.V1ListMeta;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Status;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * A copy of all objects of one kind in the cluster, kept by a list and a watch that begin when
 * somebody first asks. When the watch has expired or the API server was away it is listed again;
 * until then the copy stays as it was.
 *
 * <p>The client library has informers. They read with its strict JSON, need a collections library,
 * and keep trying what they are forbidden.
 *
 * @param <T> the client library's type
 * @param <V> what is kept of an object
 */
final class Mirror<T, V> {

  /** Which objects, and what is kept of them; empty when an object is of no interest. */
  record Kind<T, V>(String path, String labelSelector, Class<T> type, ObjectReader<T, V> reader) {}

  /** Takes apart one object. */
  interface ObjectReader<T, V> {
    V1ObjectMeta metadata(T object);

    Optional<V> keep(T object);
  }

  private static final Logger LOG = Logger.getLogger(Mirror.class.getName());

  private static final int MAX_EVENT_SIZE = 2 << 20;
  private static final String WATCH_SECONDS = "240";
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  /** After that a right may have been granted. */
  private static final Duration FORBIDDEN_FOR = Duration.ofSeconds(60);

  private final ApiConnection connection;
  private final Kind<T, V> kind;
  private final ExecutorService threads;
  private final LongSupplier nanoTime;

  private Map<String, V> objects = Map.of();
  private boolean isRunning;
  private boolean isListed;
  private boolean wasForbidden;
  private Optional<ClusterException> failure = Optional.empty();
  private long failedAt;
  private long pauseNanos = SHORTEST_PAUSE.toNanos();

  Mirror(
      ApiConnection connection, Kind<T, V> kind, ExecutorService threads, LongSupplier nanoTime) {
    this.connection = requireNonNull(connection, "connection is null");
    this.kind = requireNonNull(kind, "kind is null");
    this.threads = requireNonNull(threads, "threads is null");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
  }

  /**
   * What is known, however old, once there was a list.
   *
   * @param patience for the first list
   * @throws ClusterException why there is none; {@link #isForbidden} tells whether it may be asked
   */
  synchronized List<V> latest(Duration patience) {
    awaitList(patience);
    return List.copyOf(objects.values());
  }

  /**
   * What is known, unless the API server has been away for longer than {@code maxAge}.
   *
   * @throws ClusterException why nothing as fresh is known
   */
  synchronized List<V> fresh(Duration patience, Duration maxAge) {
    awaitList(patience);
    if (failure.isPresent() && nanoTime.getAsLong() - failedAt >= maxAge.toNanos()) {
      throw again(failure.get());
    }
    return List.copyOf(objects.values());
  }

  /** Whether a failure says that our own credential may not list this. */
  static boolean isForbidden(ClusterException failure) {
    return ApiStatusException.isCauseOf(failure, 403);
  }

  private void awaitList(Duration patience) {
    startWhenNeeded();
    long end = nanoTime.getAsLong() + patience.toNanos();
    try {
      while (!isListed && failure.isEmpty()) {
        long left = end - nanoTime.getAsLong();
        if (left <= 0) {
          throw new ClusterException(Reason.TIMEOUT, "the API server has not listed yet", null);
        }
        wait(left / 1_000_000 + 1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException(Reason.TIMEOUT, "interrupted while waiting for a list", e);
    }
    if (!isListed) {
      throw again(failure.get());
    }
  }

  private void startWhenNeeded() {
    boolean waits =
        failure.isPresent() && nanoTime.getAsLong() - failedAt < FORBIDDEN_FOR.toNanos();
    if (isRunning || waits) {
      return;
    }
    failure = Optional.empty();
    isRunning = true;
    try {
      threads.execute(this::run);
    } catch (RejectedExecutionException e) {
      isRunning = false;
      throw new ClusterException(Reason.UNREACHABLE, "the application ends", e);
    }
  }

  private static ClusterException again(ClusterException failure) {
    return new ClusterException(failure.reason(), failure.getMessage(), failure.getCause());
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted() && follow()) {
        pause();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stopped();
    }
  }

  /** Lists and watches until that fails; false when there is no point in trying again. */
  private boolean follow() {
    try {
      String version = list();
      while (!Thread.currentThread().isInterrupted()) {
        version = watch(version);
      }
      return false;
    } catch (IOException e) {
      return failed(AnswerPolicy.failure(e));
    } catch (ClusterException e) {
      return failed(e);
    } catch (RuntimeException e) {
      return failed(
          new ClusterException(
              Reason.UNUSABLE_ANSWER, "the API server listed what cannot be read", e));
    }
  }

  private synchronized boolean failed(ClusterException e) {
    if (threads.isShutdown()) {
      return false;
    }
    if (ApiStatusException.isCauseOf(e, 410)) {
      LOG.log(Level.FINE, "the watch of {0} has expired, it is listed again", kind.path());
      return true;
    }
    if (failure.isEmpty()) {
      failedAt = nanoTime.getAsLong();
      tell(e);
    }
    failure = Optional.of(e);
    if (isForbidden(e)) {
      isListed = false;
      objects = Map.of();
      failedAt = nanoTime.getAsLong();
    }
    notifyAll();
    return !isForbidden(e);
  }

  /** That it may not list is asked again every minute and told once: there are other ways. */
  private void tell(ClusterException e) {
    Level level = isForbidden(e) && wasForbidden ? Level.FINE : Level.WARNING;
    wasForbidden = isForbidden(e);
    LOG.log(level, "{0} cannot be followed: {1}", new Object[] {kind.path(), e.getMessage()});
  }

  private void pause() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(lengthOfPause());
  }

  private synchronized long lengthOfPause() {
    long length = pauseNanos;
    pauseNanos = Math.min(LONGEST_PAUSE.toNanos(), pauseNanos * 2);
    return length;
  }

  private synchronized void stopped() {
    isRunning = false;
    notifyAll();
  }

  private String list() {
    Map<String, V> listed = new LinkedHashMap<>();
    Pages<T> pages = new Pages<>(connection, kind.type(), Optional.empty(), true);
    V1ListMeta last = pages.read(kind.path(), kind.labelSelector(), object -> put(listed, object));
    replace(listed);
    return last.getResourceVersion();
  }

  private void put(Map<String, V> target, T object) {
    String key = keyOf(object);
    kind.reader().keep(object).ifPresentOrElse(v -> target.put(key, v), () -> target.remove(key));
  }

  private String keyOf(T object) {
    V1ObjectMeta metadata = kind.reader().metadata(object);
    return metadata.getNamespace() + "/" + metadata.getName();
  }

  private synchronized void replace(Map<String, V> listed) {
    objects = listed;
    isListed = true;
    failure = Optional.empty();
    pauseNanos = SHORTEST_PAUSE.toNanos();
    notifyAll();
  }

  /**
   * Follows until the server ends the watch, which it does every few minutes.
   *
   * @return where to go on
   */
  private String watch(String version) throws IOException {
    Map<String, String> query = new LinkedHashMap<>(Pages.query(kind.labelSelector()));
    query.put("watch", "true");
    query.put("allowWatchBookmarks", "true");
    query.put("resourceVersion", version);
    query.put("timeoutSeconds", WATCH_SECONDS);
    String reached = version;
    long begun = nanoTime.getAsLong();
    try (Response response = connection.watch(connection.requests().list(kind.path(), query))) {
      BufferedSource lines = response.body().source();
      while (!lines.exhausted()) {
        reached = apply(lines.readUtf8LineStrict(MAX_EVENT_SIZE));
      }
    }
    if (nanoTime.getAsLong() - begun < SHORTEST_PAUSE.toNanos()) {
      throw new IOException("the watch ended as soon as it had begun");
    }
    return reached;
  }

  private String apply(String line) {
    ClusterJson.Event event = ClusterJson.read(line, ClusterJson.Event.class);
    if ("ERROR".equals(event.type())) {
      throw AnswerPolicy.refusal(statusOf(event), AnswerPolicy.Credential.OURS);
    }
    T object = ClusterJson.read(event.object(), kind.type());
    synchronized (this) {
      switch (String.valueOf(event.type())) {
        case "ADDED", "MODIFIED" -> put(objects, object);
        case "DELETED" -> objects.remove(keyOf(object));
        default -> {
          // A bookmark says how far we are and nothing else.
        }
      }
    }
    return kind.reader().metadata(object).getResourceVersion();
  }

  private static int statusOf(ClusterJson.Event event) {
    Integer code = ClusterJson.read(event.object(), V1Status.class).getCode();
    return code == null ? 500 : code;
  }
}
