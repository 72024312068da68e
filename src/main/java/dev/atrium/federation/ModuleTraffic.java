package dev.atrium.federation;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.metrics.ModuleMeter;
import dev.atrium.federation.upstream.UpstreamException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What has been asked of a module and what came of it, counted since it is configured as it is:
 * {@code /api/modules} shows it, and a meter is told of it.
 */
final class ModuleTraffic {

  private static final int CLASSES = 6;

  /** Upper ends of the classes of duration; what took longer is in one more. */
  private static final List<Integer> MILLIS = List.of(5, 25, 100, 500, 1000, 5000);

  private final ModuleMeter meter;
  private final LongAdder[] byStatus = adders(CLASSES);
  private final Map<Kind, LongAdder> byKind = new ConcurrentHashMap<>();
  private final LongAdder[] byDuration = adders(MILLIS.size() + 1);
  private final LongAdder nanos = new LongAdder();
  private final LongAdder cacheHits = new LongAdder();
  private final LongAdder staleAnswers = new LongAdder();

  ModuleTraffic(ModuleMeter meter) {
    this.meter = requireNonNull(meter, "meter is null");
  }

  private static LongAdder[] adders(int count) {
    return Stream.generate(LongAdder::new).limit(count).toArray(LongAdder[]::new);
  }

  /**
   * A request has been answered, by the module or in its place.
   *
   * @param time from the first look at the request to the end of the body
   */
  void answered(int status, Duration time) {
    requireNonNull(time, "time is null");
    byStatus[Math.min(CLASSES - 1, Math.max(0, status / 100))].increment();
    long millis = time.toMillis();
    int duration = 0;
    while (duration < MILLIS.size() && millis > MILLIS.get(duration)) {
      duration++;
    }
    byDuration[duration].increment();
    nanos.add(time.toNanos());
    meter.answered(status, time);
  }

  /** The module gave no answer that could be passed on. */
  void failed(Kind kind) {
    byKind.computeIfAbsent(kind, k -> new LongAdder()).increment();
    meter.failed(kind.word());
  }

  /** A file came from memory. */
  void cacheHit() {
    cacheHits.increment();
    meter.cacheHit();
  }

  /** The last good copy stood in for the module. */
  void staleAnswer() {
    staleAnswers.increment();
    meter.staleAnswer();
  }

  /** A JSON object, without what only the connections know. */
  String json() {
    String statuses =
        IntStream.range(1, CLASSES)
            .mapToObj(i -> "\"" + i + "xx\":" + byStatus[i].sum())
            .collect(Collectors.joining(","));
    // Two kinds share a word: what timed out is one thing to whoever reads this.
    String failures =
        byKind.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    entry -> entry.getKey().word(),
                    Collectors.summingLong(entry -> entry.getValue().sum())))
            .entrySet()
            .stream()
            .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
            .sorted()
            .collect(Collectors.joining(","));
    return "{\"requests\":{"
        + statuses
        + "},\"failures\":{"
        + failures
        + "},\"cacheHits\":"
        + cacheHits.sum()
        + ",\"staleAnswers\":"
        + staleAnswers.sum()
        + ",\"totalMillis\":"
        + Duration.ofNanos(nanos.sum()).toMillis()
        + ",\"durations\":{"
        + durations()
        + "}}";
  }

  private String durations() {
    return IntStream.rangeClosed(0, MILLIS.size())
        .mapToObj(
            i ->
                "\""
                    + (i < MILLIS.size() ? "to" + MILLIS.get(i) : "longer")
                    + "\":"
                    + byDuration[i].sum())
        .collect(Collectors.joining(","));
  }
}
