package dev.atrium.settings;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.Config;

/**
 * One setting: where it is read from, what it may be, what it is when nobody says. An empty value
 * counts as not set, because that is how container platforms clear a variable.
 *
 * @param <T> the type of the value
 */
public final class Setting<T> {

  private final String key;
  private final Kind<T> kind;
  private final String defaultText;
  private final String description;

  private Setting(String key, Kind<T> kind, String defaultText, String description) {
    this.key = requireNonNull(key, "key is null");
    this.kind = requireNonNull(kind, "kind is null");
    this.defaultText = requireNonNull(defaultText, "defaultText is null");
    this.description = requireNonNull(description, "description is null");
  }

  public static Setting<String> text(String key, String defaultText, String description) {
    return new Setting<>(key, new Kind<>("text", "a text", text -> text), defaultText, description);
  }

  /** One of several words; case does not matter, the value is in lower case. */
  public static Setting<String> word(
      String key, String defaultText, String description, String... words) {
    List<String> allowed = List.of(words);
    String list = String.join(", ", allowed);
    return new Setting<>(
        key,
        new Kind<>(list, "one of " + list, text -> oneOf(allowed, text.toLowerCase(Locale.ROOT))),
        defaultText,
        description);
  }

  public static Setting<Boolean> flag(String key, boolean defaultValue, String description) {
    return new Setting<>(
        key,
        new Kind<>(
            "true, false",
            "true or false",
            text ->
                Boolean.valueOf(oneOf(List.of("true", "false"), text.toLowerCase(Locale.ROOT)))),
        Boolean.toString(defaultValue),
        description);
  }

  /** A whole number from {@code least} to {@code most}. */
  public static Setting<Integer> number(
      String key, int defaultValue, int least, int most, String description) {
    String range = "a whole number from " + least + " to " + most;
    return new Setting<>(
        key,
        new Kind<>(
            "number",
            range,
            text -> check(Integer.valueOf(text), value -> value >= least && value <= most)),
        Integer.toString(defaultValue),
        description);
  }

  /** A positive ISO 8601 duration. */
  public static Setting<Duration> duration(String key, Duration defaultValue, String description) {
    return new Setting<>(
        key,
        new Kind<>(
            "duration",
            "a positive duration like PT5S",
            text -> check(Duration.parse(text), d -> !d.isNegative() && !d.isZero())),
        defaultValue.toString(),
        description);
  }

  /** Texts between commas, without the spaces around them; empty ones do not count. */
  public static Setting<List<String>> list(String key, String defaultText, String description) {
    return new Setting<>(
        key,
        new Kind<>(
            "list",
            "a comma-separated list",
            text ->
                Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .toList()),
        defaultText,
        description);
  }

  /** An absolute http or https address; no default. */
  public static Setting<URI> url(String key, String description) {
    return new Setting<>(
        key, new Kind<>("url", "an absolute http or https URL", Setting::httpUrl), "", description);
  }

  /** Absolute http or https addresses by names, as {@code a=http://a,b=http://b}; no default. */
  public static Setting<SortedMap<String, URI>> namedUrls(String key, String description) {
    return new Setting<>(
        key,
        new Kind<>(
            "name=url list",
            "a list like a=http://a:8080,b=https://b that names nothing twice",
            Setting::namedUrls),
        "",
        description);
  }

  public String key() {
    return key;
  }

  /** What values look like, for the reference page. */
  public String type() {
    return kind.name;
  }

  /** The default as it would be written, empty when there is none. */
  public String defaultText() {
    return defaultText;
  }

  public String description() {
    return description;
  }

  /** The name of the environment variable, by MicroProfile Config's mapping rule. */
  public String environmentVariable() {
    return key.replaceAll("[^A-Za-z0-9_]", "_").toUpperCase(Locale.ROOT);
  }

  /**
   * The value, or the default.
   *
   * @throws InvalidSettingException when the value cannot be used, naming key and value
   */
  public T read(Config config) {
    return find(config)
        .orElseThrow(
            () -> new InvalidSettingException(key + " must be set to " + kind.expected, this));
  }

  /** The value, or the default, or nothing when there is neither. */
  public Optional<T> find(Config config) {
    String text =
        config
            .getOptionalValue(key, String.class)
            .map(String::strip)
            .filter(value -> !value.isEmpty())
            .orElse(defaultText);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(kind.parser.parse(text));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new InvalidSettingException(
          key + " must be " + kind.expected + ", but is '" + printable(text) + "'", this);
    }
  }

  /** The sentence ends up in the log, where credentials inside an address have no business. */
  private static String printable(String text) {
    return text.replaceAll("//[^/]*@", "//...@");
  }

  private static String oneOf(List<String> allowed, String text) {
    return check(text, allowed::contains);
  }

  private static <V> V check(V value, Predicate<V> rule) {
    if (rule.test(value)) {
      return value;
    }
    throw new IllegalArgumentException();
  }

  private static SortedMap<String, URI> namedUrls(String text) {
    SortedMap<String, URI> urls = new TreeMap<>();
    for (String pair : text.split(",", -1)) {
      String[] parts = pair.strip().split("=", 2);
      check(parts, p -> p.length == 2 && urls.put(p[0].strip(), httpUrl(p[1].strip())) == null);
    }
    return Collections.unmodifiableSortedMap(urls);
  }

  private static URI httpUrl(String text) {
    try {
      URI uri = new URI(text);
      boolean isHttp =
          uri.getScheme() != null
              && Arrays.asList("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT));
      return check(uri, u -> isHttp && u.getHost() != null && u.getUserInfo() == null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private record Kind<T>(String name, String expected, Parser<T> parser) {}

  /** Throws {@link IllegalArgumentException} or {@link DateTimeException} for a bad text. */
  private interface Parser<T> {
    T parse(String text);
  }
}
