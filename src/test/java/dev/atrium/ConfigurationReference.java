package dev.atrium;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.atrium.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The reference page of the configuration, written from what the code declares: the {@link
 * Setting}s of each {@code ...Config} class and the variables of the server's configuration.
 */
final class ConfigurationReference {

  private static final String HEAD =
      """
      # Configuration

      Every setting is an environment variable or a MicroProfile Config property. An empty value counts
      as not set, but the server takes an empty `PORT`, `ATRIUM_HOST`, `ATRIUM_DATA_DIR` or `ATRIUM_DB_URL`
      at its word: leave those out altogether. Values that cannot be used stop the start: the log has one sentence for each,
      which names key and value, for all of them at once. What depends on a value that is wrong itself is looked at when that
      is right.
      Secrets are given by environment variables only.

      This page is written by `ConfigurationReferenceTest` from what the code declares; do not edit it.
      """;

  private static final String TABLE =
      """
      | Key | Environment variable | Type | Default | Description |
      |---|---|---|---|---|
      """;

  private final Collection<Class<?>> classes;
  private final Path sources;
  private final ServerVariables serverVariables;

  ConfigurationReference(
      Collection<Class<?>> classes, Path sources, ServerVariables serverVariables) {
    this.classes = classes;
    this.sources = sources;
    this.serverVariables = serverVariables;
  }

  String markdown() {
    return HEAD + configClasses().map(this::section).collect(joining()) + serverSection();
  }

  private String serverSection() {
    String rows =
        undeclaredVariables().stream()
            .map(v -> row(v.name(), v.environmentVariable(), "text", v.value(), v.description()))
            .collect(joining());
    return rows.isEmpty()
        ? ""
        : "\n## Server\n\nVariables of `liberty/`, which the server alone reads.\n\n"
            + TABLE
            + rows;
  }

  /** Variables of the server that the application does not know as settings. */
  List<ServerVariables.Variable> undeclaredVariables() {
    Set<String> declared = settings().stream().map(Setting::key).collect(toSet());
    return serverVariables.all().stream().filter(v -> !declared.contains(v.name())).toList();
  }

  /** Variables whose default is not the one of the setting of the same key. */
  List<String> contradictions() {
    Map<String, String> defaults =
        settings().stream().collect(toMap(Setting::key, Setting::defaultText, (one, two) -> one));
    return serverVariables.all().stream()
        .filter(v -> !defaults.getOrDefault(v.name(), v.value()).equals(v.value()))
        .map(v -> v.name() + " is '" + defaults.get(v.name()) + "' and '" + v.value() + "'")
        .toList();
  }

  /** Constants that are declared and that no {@code settings()} lists, as class and field name. */
  List<String> unlisted() {
    return classes.stream()
        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
        .filter(field -> field.getType() == Setting.class)
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .filter(field -> !settingsOf(field.getDeclaringClass()).contains(valueOf(field)))
        .map(field -> field.getDeclaringClass().getSimpleName() + "." + field.getName())
        .toList();
  }

  /** Every setting of every class. */
  List<Setting<?>> settings() {
    return configClasses().<Setting<?>>flatMap(type -> settingsOf(type).stream()).toList();
  }

  private Stream<Class<?>> configClasses() {
    return classes.stream()
        .filter(type -> type.getSimpleName().endsWith("Config"))
        .filter(type -> !settingsOf(type).isEmpty());
  }

  private String section(Class<?> type) {
    String rows =
        settingsOf(type).stream()
            .map(
                s ->
                    row(
                        s.key(),
                        s.environmentVariable(),
                        s.type(),
                        s.defaultText(),
                        s.description()))
            .collect(joining());
    return "\n## " + title(type) + "\n\n" + javadoc(type) + "\n\n" + TABLE + rows;
  }

  private static String row(
      String key, String variable, String type, String defaultText, String description) {
    return "| `%s` | `%s` | %s | %s | %s |%n"
        .formatted(
            key,
            variable,
            type,
            defaultText.isEmpty() ? "" : "`" + defaultText + "`",
            description.replace("|", "\\|"))
        .replace("\r", "");
  }

  @SuppressWarnings("unchecked")
  private static List<Setting<?>> settingsOf(Class<?> type) {
    try {
      Method settings = type.getDeclaredMethod("settings");
      settings.setAccessible(true);
      return (List<Setting<?>>) settings.invoke(null);
    } catch (NoSuchMethodException e) {
      return List.of();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot say which settings it has", e);
    }
  }

  private static Object valueOf(Field constant) {
    try {
      constant.setAccessible(true);
      return constant.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code RemoteRegistryConfig} is headed "Remote registry". */
  private static String title(Class<?> type) {
    String words =
        type.getSimpleName()
            .replaceFirst("Config$", "")
            .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
            .toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** The first sentences of the class comment, which is written for the same reader. */
  private String javadoc(Class<?> type) {
    String name = type.getSimpleName();
    Pattern comment =
        Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\S+\\s+)*[a-z ]*" + name, Pattern.DOTALL);
    Matcher found = comment.matcher(sourceOf(type));
    if (!found.find()) {
      throw new IllegalStateException(name + " has no class comment");
    }
    return found
        .group(1)
        .replaceAll("(?:\\s*\\n\\s*\\*)+\\s*", " ")
        .replaceAll("(?:<p>|@param).*", "")
        .replaceAll("\\{@(?:code|link) #?([^}]*)}", "`$1`")
        .strip();
  }

  private String sourceOf(Class<?> type) {
    try {
      return Files.readString(sources.resolve(type.getName().replace('.', '/') + ".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
