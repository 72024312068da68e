package dev.atrium.registry.client;

import java.io.InputStream;

/** Bytes that arrive a few at a time: the first piece apart, then pieces of one size. */
final class ChunkedStream extends InputStream {

  private final byte[] bytes;
  private final int first;
  private final int rest;
  private int position;

  ChunkedStream(byte[] bytes, int first, int rest) {
    this.bytes = bytes;
    this.first = first;
    this.rest = rest;
  }

  @Override
  public int read() {
    return position == bytes.length ? -1 : bytes[position++] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (position == bytes.length) {
      return -1;
    }
    int piece = position < first ? first - position : rest;
    int count = Math.min(Math.min(piece, length), bytes.length - position);
    System.arraycopy(bytes, position, buffer, offset, count);
    position += count;
    return count;
  }
}
