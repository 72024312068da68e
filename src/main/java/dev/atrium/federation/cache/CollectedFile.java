package dev.atrium.federation.cache;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * A copy of a file that is on its way to a client, as long as there is room for it. A file whose
 * length is not announced takes its room in steps, and is no longer copied once there is none.
 */
public final class CollectedFile extends OutputStream {

  private static final int FIRST_STEP = 64 * 1024;

  private final AssetCache cache;
  private final ByteArrayOutputStream bytes;
  private long reserved;
  private boolean hasRoom;

  /**
   * @param length as announced, negative when it was not
   */
  public CollectedFile(AssetCache cache, long length) {
    this.cache = requireNonNull(cache, "cache is null");
    this.hasRoom = take(length < 0 ? Math.min(FIRST_STEP, cache.largest()) : length);
    this.bytes = new ByteArrayOutputStream((int) reserved);
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) {
    long needed = (long) bytes.size() + length;
    hasRoom = hasRoom && (needed <= reserved || grow(needed));
    if (hasRoom) {
      bytes.write(from, offset, length);
    } else {
      bytes.reset();
    }
  }

  /** By doubling, as the memory behind it does. */
  private boolean grow(long needed) {
    long wanted = Math.min(cache.largest(), Math.max(needed, 2 * reserved));
    return needed <= wanted && take(wanted - reserved);
  }

  private boolean take(long more) {
    boolean isTaken = more > 0 && cache.reserve(more);
    reserved += isTaken ? more : 0;
    return isTaken;
  }

  /** Everything that was written; absent when there was no room, or nothing was. */
  public Optional<Bytes> whole() {
    return hasRoom && bytes.size() > 0 ? Optional.of(Bytes.of(bytes)) : Optional.empty();
  }

  /** Gives the room back. */
  @Override
  public void close() {
    cache.giveBack(reserved);
    reserved = 0;
    hasRoom = false;
  }
}
