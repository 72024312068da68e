package dev.atrium.federation.cache;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The files of one module that pages begin with. They are asked for anew each time, by one request
 * for all who wait; when the module does not answer, what it answered last is good for a while.
 */
public final class EntryFiles {

  /** More would not be an entry but an application; it is passed through instead. */
  public static final int LARGEST = 4 * 1024 * 1024;

  /** Names come from clients, who could invent them without end. */
  private static final int MOST_FILES = 16;

  private final Duration staleFor;
  private final Duration patience;
  private final LongSupplier nanoTime;
  private final Map<AssetKey, Good> lastGood = new ConcurrentHashMap<>();
  private final Map<AssetKey, CompletableFuture<Loaded>> underWay = new ConcurrentHashMap<>();

  /**
   * @param staleFor how long after its last answer a copy may stand in
   * @param patience how long a request waits for the answer to another's
   */
  public EntryFiles(Duration staleFor, Duration patience, LongSupplier nanoTime) {
    this.staleFor = requireNonNull(staleFor, "staleFor is null");
    this.patience = requireNonNull(patience, "patience is null");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
  }

  /**
   * The file as it is now, or as it was when the module could last be asked.
   *
   * @param load asks the module, given the copy there is
   */
  public Answer get(AssetKey key, Function<Optional<Asset>, Loaded> load) {
    Loaded loaded = loadOnce(key, load);
    if (loaded.isUsable()) {
      return new Answer(loaded, Optional.empty());
    }
    Good good = lastGood.get(key);
    long age = good == null ? 0 : nanoTime.getAsLong() - good.at;
    if (loaded.verdict == Verdict.DOWN && good != null && age <= staleFor.toNanos()) {
      return new Answer(Loaded.of(good.asset), Optional.of(Duration.ofNanos(age)));
    }
    return new Answer(loaded, Optional.empty());
  }

  private Loaded loadOnce(AssetKey key, Function<Optional<Asset>, Loaded> load) {
    CompletableFuture<Loaded> mine = new CompletableFuture<>();
    CompletableFuture<Loaded> theirs = underWay.putIfAbsent(key, mine);
    if (theirs != null) {
      return await(theirs);
    }
    Loaded loaded = Loaded.DOWN;
    try {
      Good good = lastGood.get(key);
      loaded = load.apply(Optional.ofNullable(good).map(Good::asset));
      remember(key, loaded);
    } finally {
      underWay.remove(key);
      mine.complete(loaded);
    }
    return loaded;
  }

  private void remember(AssetKey key, Loaded loaded) {
    if (loaded.asset.isPresent() && (lastGood.containsKey(key) || lastGood.size() < MOST_FILES)) {
      lastGood.put(key, new Good(loaded.asset.get(), nanoTime.getAsLong()));
    }
  }

  private Loaded await(CompletableFuture<Loaded> theirs) {
    try {
      return theirs.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return Loaded.DOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Loaded.DOWN;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a load completes with a result", e);
    }
  }

  private record Good(Asset asset, long at) {}

  /** What the module said. */
  public enum Verdict {
    GOOD,
    MISSING,
    DOWN,
    TOO_LARGE
  }

  /** What came of asking the module. */
  public record Loaded(Verdict verdict, Optional<Asset> asset) {

    public static final Loaded MISSING = new Loaded(Verdict.MISSING, Optional.empty());
    public static final Loaded DOWN = new Loaded(Verdict.DOWN, Optional.empty());
    public static final Loaded TOO_LARGE = new Loaded(Verdict.TOO_LARGE, Optional.empty());

    public static Loaded of(Asset asset) {
      return new Loaded(Verdict.GOOD, Optional.of(asset));
    }

    boolean isUsable() {
      return verdict == Verdict.GOOD;
    }
  }

  /**
   * What is answered.
   *
   * @param staleFor the age of a copy that stands in; absent for what the module just said
   */
  public record Answer(Loaded loaded, Optional<Duration> staleFor) {}
}
