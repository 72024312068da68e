package dev.atrium.federation.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps immutable files up to a number of bytes; what has not been asked for longest goes first.
 */
public final class AssetCache {

  /** One file must not push out all the others. */
  private static final int LARGEST_SHARE = 8;

  /** Files on their way in come on top of those that are in. */
  private static final int COLLECTED_SHARE = 4;

  private final long capacity;
  private final Map<AssetKey, Asset> assets = new LinkedHashMap<>(64, 0.75f, true);
  private long size;
  private long collecting;

  /**
   * @param capacity in bytes; none switches it off
   */
  public AssetCache(long capacity) {
    this.capacity = capacity;
  }

  /** The longest body that is kept. */
  public long largest() {
    return capacity / LARGEST_SHARE;
  }

  public synchronized Optional<Asset> get(AssetKey key) {
    return Optional.ofNullable(assets.get(key));
  }

  public synchronized void put(AssetKey key, Asset asset) {
    if (asset.body().length() > largest()) {
      return;
    }
    Asset former = assets.put(key, asset);
    size += asset.cost() - (former == null ? 0 : former.cost());
    var oldest = assets.entrySet().iterator();
    while (size > capacity && oldest.hasNext()) {
      size -= oldest.next().getValue().cost();
      oldest.remove();
    }
  }

  /** Room for a file that is being collected; whoever got it gives it back. */
  public synchronized boolean reserve(long bytes) {
    if (bytes > largest() || collecting + bytes > capacity / COLLECTED_SHARE) {
      return false;
    }
    collecting += bytes;
    return true;
  }

  public synchronized void giveBack(long bytes) {
    collecting -= bytes;
  }

  /** What a module had is not what its successor of the same name has. */
  public synchronized void forget(String module) {
    assets
        .entrySet()
        .removeIf(
            entry -> {
              boolean isIts = entry.getKey().module().equals(module);
              size -= isIts ? entry.getValue().cost() : 0;
              return isIts;
            });
  }

  public synchronized long size() {
    return size;
  }
}
