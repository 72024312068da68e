package dev.atrium.security;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The machines whose word about somebody else is believed: addresses and networks of proxies that
 * stand directly in front of the application. Nobody, unless configured.
 *
 * <p>Names are not taken, because whoever answers for a name would decide whom we believe; nor is a
 * network of everybody.
 */
public record TrustedPeers(List<Network> networks) {

  /** Believes nobody. */
  public static final TrustedPeers NONE = new TrustedPeers(List.of());

  private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");
  private static final Pattern IPV4_LITERAL =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern PREFIX = Pattern.compile("[1-9]\\d{0,2}");

  public TrustedPeers {
    networks = List.copyOf(networks);
  }

  /**
   * Reads addresses and networks separated by commas, such as {@code 10.0.0.7, 10.1.0.0/16,
   * fd00::/8}.
   *
   * @throws IllegalArgumentException when one of them is neither; the message is that one
   */
  public static TrustedPeers parse(String list) {
    return new TrustedPeers(
        SEPARATOR
            .splitAsStream(list.strip())
            .filter(item -> !item.isEmpty())
            .map(Network::parse)
            .toList());
  }

  /**
   * Whether the other end of a connection is one of them.
   *
   * @param remoteAddress of the connection itself, as the container says it; anything else that is
   *     no address belongs to nobody
   */
  public boolean matches(String remoteAddress) {
    if (networks.isEmpty() || remoteAddress == null) {
      return false;
    }
    byte[] address = bytesOf(remoteAddress);
    for (int i = 0; address.length > 0 && i < networks.size(); i++) {
      if (networks.get(i).contains(address)) {
        return true;
      }
    }
    return false;
  }

  /** Empty when the text is no address. An IPv4 address inside IPv6 is the IPv4 address. */
  private static byte[] bytesOf(String text) {
    // A text with a colon is never looked up as a name; one without is only let through as IPv4.
    if (text.indexOf(':') < 0 && !IPV4_LITERAL.matcher(text).matches()) {
      return new byte[0];
    }
    int zone = text.indexOf('%');
    try {
      return InetAddress.getByName(zone < 0 ? text : text.substring(0, zone)).getAddress();
    } catch (UnknownHostException e) {
      return new byte[0];
    }
  }

  /**
   * All addresses that begin with the same bits.
   *
   * @param start 4 or 16 bytes in hexadecimal
   * @param bits how many of them count
   */
  public record Network(String start, int bits) {

    public Network {
      requireNonNull(start, "start is null");
    }

    static Network parse(String text) {
      int slash = text.indexOf('/');
      byte[] start = bytesOf(slash < 0 ? text : text.substring(0, slash));
      int most = start.length * 8;
      String prefix = slash < 0 ? Integer.toString(most) : text.substring(slash + 1);
      if (start.length == 0 || text.indexOf('%') >= 0 || !PREFIX.matcher(prefix).matches()) {
        throw new IllegalArgumentException(text);
      }
      int bits = Integer.parseInt(prefix);
      // 10.1.2.3/8 says two things; which one was meant is for the operator to say.
      if (bits > most || hasBitsAfter(start, bits)) {
        throw new IllegalArgumentException(text);
      }
      return new Network(HexFormat.of().formatHex(start), bits);
    }

    private static boolean hasBitsAfter(byte[] start, int bits) {
      for (int i = bits; i < start.length * 8; i++) {
        if ((start[i / 8] >> (7 - i % 8) & 1) == 1) {
          return true;
        }
      }
      return false;
    }

    boolean contains(byte[] address) {
      if (address.length * 2 != start.length()) {
        return false;
      }
      for (int nibble = 0; nibble * 4 < bits; nibble++) {
        int difference =
            Character.digit(start.charAt(nibble), 16)
                ^ (address[nibble / 2] >> (nibble % 2 == 0 ? 4 : 0) & 0xf);
        int unused = Math.max(0, nibble * 4 + 4 - bits);
        if (difference >> unused != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
