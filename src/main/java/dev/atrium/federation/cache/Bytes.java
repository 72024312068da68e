package dev.atrium.federation.cache;

import static java.util.Objects.requireNonNull;

import dev.atrium.http.EntityTag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Bytes that nobody changes any more. */
public final class Bytes {

  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = requireNonNull(bytes, "bytes is null");
  }

  public static Bytes of(ByteArrayOutputStream collected) {
    return new Bytes(collected.toByteArray());
  }

  public int length() {
    return bytes.length;
  }

  public void writeTo(OutputStream out, int first, int length) throws IOException {
    out.write(bytes, first, length);
  }

  /** A strong entity tag of exactly these bytes. */
  public String tag() {
    return EntityTag.of(bytes);
  }
}
