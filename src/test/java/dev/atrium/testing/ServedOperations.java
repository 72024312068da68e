package dev.atrium.testing;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every operation that the JAX-RS applications of the product declare, written {@code GET
 * /api/things/{id}}. Reads annotations; starts nothing.
 */
public final class ServedOperations {

  /** A template with a regular expression, for example {@code {id: [0-9]+}}. */
  private static final Pattern TEMPLATE = Pattern.compile("\\{\\s*(\\w+)\\s*:\\s*([^{}]*)}");

  private ServedOperations() {}

  /** The operations of all applications among the classes beside {@code anchor}. */
  public static Set<String> beside(Class<?> anchor) {
    Set<String> operations = new TreeSet<>();
    try {
      var directory =
          java.nio.file.Path.of(anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<java.nio.file.Path> files = Files.walk(directory)) {
        files
            .map(file -> directory.relativize(file).toString())
            .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
            .map(name -> name.replaceFirst("\\.class$", "").replaceAll("[/\\\\]", "."))
            .forEach(name -> operations.addAll(of(load(name))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return operations;
  }

  /** The operations of one application; none when the class is something else. */
  static Set<String> of(Class<?> type) {
    Set<String> operations = new TreeSet<>();
    if (Application.class.isAssignableFrom(type)
        && type.isAnnotationPresent(ApplicationPath.class)) {
      String root = type.getAnnotation(ApplicationPath.class).value();
      for (Class<?> resource : instance(type).getClasses()) {
        Arrays.stream(resource.getMethods())
            .flatMap(
                method ->
                    verb(method)
                        .map(verb -> verb + " " + path(root, path(resource), path(method)))
                        .stream())
            .forEach(operations::add);
      }
    }
    return operations;
  }

  private static Optional<String> verb(AnnotatedElement method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(verb -> verb != null)
        .map(HttpMethod::value)
        .findFirst();
  }

  private static String path(AnnotatedElement element) {
    Path path = element.getAnnotation(Path.class);
    return path == null ? "" : path.value();
  }

  /**
   * Joined by single slashes, templates reduced to their names, those that may be empty left out.
   */
  private static String path(String... parts) {
    String joined = ("/" + String.join("/", parts)).replaceAll("/+(?![^{]*})", "/");
    String plain =
        TEMPLATE
            .matcher(joined)
            .replaceAll(
                match -> "".matches(match.group(2).strip()) ? "" : "{" + match.group(1) + "}");
    return plain.length() > 1 ? plain.replaceFirst("/$", "") : plain;
  }

  private static Application instance(Class<?> type) {
    try {
      return (Application) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot say which resources it has", e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ServedOperations.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
