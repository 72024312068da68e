package dev.atrium.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A block of IP addresses (CIDR), or one address. Names are not looked up. */
public final class AddressBlock {

  private static final Pattern NOTATION = Pattern.compile("([^/%]+)(?:/(\\d{1,3}))?");

  /** What the JDK parses without asking a name server; it reads shorter forms in its own way. */
  private static final Pattern LITERAL =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private final byte[] address;
  private final int prefixLength;

  private AddressBlock(byte[] address, int prefixLength) {
    this.address = address.clone();
    this.prefixLength = prefixLength;
  }

  /** Empty when the text is neither an address nor a block of them. */
  public static Optional<AddressBlock> parse(String text) {
    Matcher notation = NOTATION.matcher(text);
    if (!notation.matches()) {
      return Optional.empty();
    }
    Optional<byte[]> address = literal(notation.group(1));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    int bits = address.get().length * Byte.SIZE;
    int prefix = notation.group(2) == null ? bits : Integer.parseInt(notation.group(2));
    return prefix > bits ? Optional.empty() : Optional.of(new AddressBlock(address.get(), prefix));
  }

  /** An address as the server writes that of a peer; false for anything else. */
  boolean contains(String peer) {
    // The zone says through which interface a peer is reached, not who it is.
    Optional<byte[]> other = literal(peer.replaceFirst("%.*", ""));
    return other.isPresent() && matches(other.get());
  }

  private boolean matches(byte[] other) {
    if (other.length != address.length) {
      return false;
    }
    for (int bit = 0; bit < prefixLength; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if ((other[bit / Byte.SIZE] & mask) != (address[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<byte[]> literal(String text) {
    if (!LITERAL.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text).getAddress());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
