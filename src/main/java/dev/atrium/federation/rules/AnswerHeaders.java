package dev.atrium.federation.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which headers of a module's answer the browser sees. */
public final class AnswerHeaders {

  /** Names the server software, or would set rules for the whole origin. */
  private static final Set<String> NEVER =
      Set.of(
          "clear-site-data",
          "content-length",
          "date",
          "expect-ct",
          "public-key-pins",
          "server",
          "service-worker-allowed",
          "set-cookie2",
          "strict-transport-security",
          "via",
          "x-powered-by",
          "x-request-id");

  private static final Set<String> NEVER_ON_FILES =
      Set.of(
          "content-security-policy",
          "content-security-policy-report-only",
          "cross-origin-embedder-policy",
          "cross-origin-opener-policy",
          "nel",
          "origin-agent-cluster",
          "permissions-policy",
          "proxy-status",
          "refresh",
          "report-to",
          "reporting-endpoints",
          "set-cookie",
          "x-frame-options");

  private static final Pattern LINK = Pattern.compile("<([^>]*)>");
  private static final Pattern REFRESH =
      Pattern.compile("(?i)([0-9.]*\\s*[;,]\\s*(?:url\\s*=)?\\s*)['\"]?([^'\"]*)['\"]?");

  private AnswerHeaders() {}

  /**
   * The headers to write, without the length of the body.
   *
   * @throws ForeignRedirectException when the answer would lead the browser out of the module to a
   *     place it must not be led to
   */
  public static List<Header> forBrowser(
      List<Header> received, PublishedAddress address, Kind kind) {
    Set<String> hopByHop = HopByHopHeaders.named(RequestHeaders.values(received, "Connection"));
    List<Header> headers = new ArrayList<>(received.size() + 4);
    for (Header header : received) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (!hopByHop.contains(header.name())
          && !NEVER.contains(name)
          && !name.startsWith("access-control-")
          && !(kind.isFile && NEVER_ON_FILES.contains(name))
          && header.isWritable()) {
        published(header, name, address, kind)
            .ifPresent(value -> headers.add(new Header(header.name(), value)));
      }
    }
    return headers;
  }

  private static Optional<String> published(
      Header header, String name, PublishedAddress address, Kind kind) {
    return switch (name) {
      case "location" ->
          Optional.of(
              address
                  .of(header.value().strip(), !kind.isFile)
                  .orElseThrow(ForeignRedirectException::new));
      case "content-location" -> address.of(header.value().strip(), false);
      case "link" -> links(header.value(), address);
      case "refresh" -> refresh(header.value(), address);
      case "set-cookie" -> SetCookie.confined(header.value(), address, kind == Kind.SECURE_API);
      default -> Optional.of(header.value());
    };
  }

  /** One address that must not be passed on takes the whole header with it. */
  private static Optional<String> links(String value, PublishedAddress address) {
    Matcher link = LINK.matcher(value);
    StringBuilder links = new StringBuilder();
    while (link.find()) {
      Optional<String> published = address.of(link.group(1).strip(), true);
      if (published.isEmpty()) {
        return Optional.empty();
      }
      link.appendReplacement(links, Matcher.quoteReplacement("<" + published.get() + ">"));
    }
    return Optional.of(link.appendTail(links).toString());
  }

  private static Optional<String> refresh(String value, PublishedAddress address) {
    Matcher refresh = REFRESH.matcher(value);
    if (!refresh.matches()) {
      return value.matches("[0-9. ]*") ? Optional.of(value) : Optional.empty();
    }
    return address
        .of(refresh.group(2).strip(), true)
        .map(published -> refresh.group(1) + published);
  }

  /** What is being answered. */
  public enum Kind {
    FILE(true),
    API(false),
    /** To a browser that came by https. */
    SECURE_API(false);

    private final boolean isFile;

    Kind(boolean isFile) {
      this.isFile = isFile;
    }
  }
}
