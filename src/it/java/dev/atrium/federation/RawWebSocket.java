package dev.atrium.federation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.atrium.testing.RawClient;
import dev.atrium.testing.RawUpstream.Behaviour;
import dev.atrium.testing.RunningServer;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Both ends of a WebSocket by hand (RFC 6455), so that an end can stop reading when it likes. */
final class RawWebSocket {

  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
  private static final int LAST_BINARY = 0x82;
  private static final int CONTROL = 0x08;
  private static final int MASKED = 0x80;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;

  private RawWebSocket() {}

  /** A module that agrees to a WebSocket and goes on like this. */
  static Behaviour agreeing(Behaviour then) {
    return exchange -> {
      exchange.send(
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Accept: "
              + accept(exchange.headers("Sec-WebSocket-Key").get(0))
              + "\r\n\r\n");
      then.answer(exchange);
    };
  }

  private static String accept(String key) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      byte[] joined = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(US_ASCII);
      return Base64.getEncoder().encodeToString(sha1.digest(joined));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A browser that asks for a WebSocket; the answer is still to be read. */
  static RawClient ask(RunningServer server, String path, String... headers) throws IOException {
    String host = server.uri("/").getAuthority();
    StringBuilder head = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + host);
    head.append("\r\nOrigin: http://").append(host);
    head.append("\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13");
    head.append("\r\nSec-WebSocket-Key: " + KEY + "\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    RawClient client = RawClient.connect(server);
    client.send(head + "\r\n");
    return client;
  }

  /** A message of bytes in one frame; a mask of zeros changes nothing. */
  static byte[] frame(byte[] payload, boolean isMasked) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
    frame.put((byte) LAST_BINARY).put((byte) (EIGHT_BYTES | (isMasked ? MASKED : 0)));
    frame.putLong(payload.length);
    if (isMasked) {
      frame.putInt(0);
    }
    frame.put(payload).flip();
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    return bytes;
  }

  /** Reads frames until their messages have this many bytes. */
  static long read(InputStream from, long atLeast) throws IOException {
    DataInputStream in = new DataInputStream(from);
    long sum = 0;
    while (sum < atLeast) {
      int kind = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      long length = flags & ~MASKED;
      if (length == TWO_BYTES) {
        length = in.readUnsignedShort();
      } else if (length == EIGHT_BYTES) {
        length = in.readLong();
      }
      if ((flags & MASKED) != 0) {
        in.readInt();
      }
      in.skipNBytes(length);
      sum += (kind & CONTROL) == 0 ? length : 0;
    }
    return sum;
  }
}
