package dev.atrium.federation.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which headers a module sees. What the client sent is thinned out first, ours are set after. */
public final class RequestHeaders {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.\\[\\]:_-]{1,255}");

  /** Set by us, or by the connection to the module. */
  private static final Set<String> OURS =
      Set.of(
          "content-length",
          "cookie",
          "expect",
          "forwarded",
          "host",
          "via",
          "x-forwarded-for",
          "x-forwarded-host",
          "x-forwarded-port",
          "x-forwarded-prefix",
          "x-forwarded-proto",
          "x-forwarded-scheme",
          "x-forwarded-server",
          "x-forwarded-uri",
          "x-original-uri",
          "x-original-url",
          "x-real-ip",
          "x-request-id",
          "x-rewrite-url");

  private RequestHeaders() {}

  /** The headers for the module, without the Host header and those that frame the body. */
  public static List<Header> forModule(List<Header> received, Hop hop, Grants grants) {
    Set<String> hopByHop = HopByHopHeaders.named(values(received, "Connection"));
    List<Header> headers = new ArrayList<>(received.size() + 10);
    for (Header header : received) {
      if (passes(header, hopByHop)) {
        headers.add(header);
      }
    }
    for (Header header : received) {
      if (header.is("TE") && header.value().equalsIgnoreCase("trailers")) {
        headers.add(new Header("TE", "trailers"));
        break;
      }
    }
    addCookies(headers, received, grants.cookies());
    addHop(headers, received, hop);
    grants
        .headers()
        .forEach(
            (name, value) -> {
              headers.removeIf(header -> header.is(name));
              headers.add(new Header(name, value));
            });
    grants.bearer().ifPresent(token -> headers.add(new Header("Authorization", "Bearer " + token)));
    return headers;
  }

  /** Whether a request has been through us before. */
  public static boolean isLoop(List<Header> received, String via) {
    return values(received, "Via").stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .anyMatch(element -> element.strip().endsWith(" " + via));
  }

  private static boolean passes(Header header, Set<String> hopByHop) {
    String plain = header.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return !OURS.contains(plain)
        && !hopByHop.contains(header.name())
        && !HopByHopHeaders.isOne(plain)
        && !IdentityHeaders.isOne(plain)
        && header.isWritable();
  }

  private static void addCookies(List<Header> headers, List<Header> received, Set<String> names) {
    if (names.isEmpty()) {
      return;
    }
    String kept =
        values(received, "Cookie").stream()
            .flatMap(value -> Arrays.stream(value.split(";", -1)))
            .map(String::strip)
            .filter(pair -> names.contains(pair.replaceFirst("=.*", "")))
            .collect(Collectors.joining("; "));
    Header cookie = new Header("Cookie", kept);
    if (!kept.isEmpty() && cookie.isWritable()) {
      headers.add(cookie);
    }
  }

  private static void addHop(List<Header> headers, List<Header> received, Hop hop) {
    String host = HOST.matcher(hop.host()).matches() ? hop.host() : "";
    String forwarded = "for=" + node(hop.peer()) + ";host=\"" + host + "\";proto=" + hop.scheme();
    headers.add(
        new Header("X-Forwarded-For", behind(received, hop, "X-Forwarded-For", hop.peer())));
    headers.add(new Header("X-Forwarded-Host", first(received, hop, "X-Forwarded-Host", host)));
    headers.add(
        new Header("X-Forwarded-Proto", first(received, hop, "X-Forwarded-Proto", hop.scheme())));
    String outer = first(received, hop, "X-Forwarded-Prefix", "");
    headers.add(new Header("X-Forwarded-Prefix", withoutEnd(outer) + hop.prefix()));
    headers.add(new Header("Forwarded", behind(received, hop, "Forwarded", forwarded)));
    headers.add(new Header("X-Request-Id", hop.requestId()));
    List<String> earlier = new ArrayList<>(values(received, "Via"));
    earlier.removeIf(value -> !new Header("Via", value).isWritable());
    earlier.add("1.1 " + hop.via());
    headers.add(new Header("Via", String.join(", ", earlier)));
  }

  private static String withoutEnd(String prefix) {
    return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
  }

  private static String behind(List<Header> received, Hop hop, String name, String own) {
    List<String> values = new ArrayList<>(hop.trusted() ? values(received, name) : List.of());
    values.removeIf(value -> !new Header(name, value).isWritable());
    values.add(own);
    return String.join(", ", values);
  }

  private static String first(List<Header> received, Hop hop, String name, String own) {
    return hop.trusted()
        ? values(received, name).stream()
            .filter(value -> new Header(name, value).isWritable())
            .findFirst()
            .orElse(own)
        : own;
  }

  /** An address as RFC 7239 wants it: version 6 in brackets and quotes. */
  private static String node(String address) {
    return address.indexOf(':') >= 0 ? "\"[" + address + "]\"" : address;
  }

  static List<String> values(List<Header> headers, String name) {
    List<String> values = new ArrayList<>(1);
    for (Header header : headers) {
      if (header.is(name)) {
        values.add(header.value());
      }
    }
    return values;
  }
}
