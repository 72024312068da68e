package dev.atrium;

import static java.util.stream.Collectors.joining;

import dev.atrium.security.Permission;
import dev.atrium.security.Requires;
import dev.atrium.security.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every way into the product that its classes declare, one line each: method, path, who may, and
 * where it leads. Reads annotations; starts nothing.
 */
final class Routes {

  private final Collection<Class<?>> classes;

  Routes(Collection<Class<?>> classes) {
    this.classes = classes;
  }

  /** In the order of the paths. */
  List<String> lines() {
    return Stream.of(resources(), filters(), servlets())
        .flatMap(lines -> lines)
        .sorted()
        .map(Line::toString)
        .distinct()
        .toList();
  }

  /** Resources that no application lists: the server would never serve them. */
  Set<Class<?>> forgottenResources() {
    Set<Class<?>> listed =
        applications()
            .flatMap(application -> application.getClasses().stream())
            .collect(Collectors.toSet());
    return classes.stream()
        .filter(type -> type.isAnnotationPresent(Path.class) && !type.isInterface())
        .filter(type -> !listed.contains(type))
        .collect(Collectors.toSet());
  }

  private Stream<Line> resources() {
    return applications()
        .flatMap(
            application ->
                application.getClasses().stream()
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .flatMap(type -> routesOf(join(pathOf(application), pathOf(type)), type)));
  }

  private Stream<Application> applications() {
    return classes.stream()
        .filter(type -> Application.class.isAssignableFrom(type))
        .map(Routes::instance);
  }

  private static Application instance(Class<?> type) {
    try {
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Application) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot say which resources it has", e);
    }
  }

  private static String pathOf(Application application) {
    return Optional.ofNullable(application.getClass().getAnnotation(ApplicationPath.class))
        .map(ApplicationPath::value)
        .orElseThrow(() -> new IllegalStateException(application + " has no @ApplicationPath"));
  }

  private static Stream<Line> routesOf(String path, Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> !method.isBridge())
        .flatMap(method -> routesOf(path, type, method));
  }

  private static Stream<Line> routesOf(String prefix, Class<?> type, Method method) {
    Path own = method.getAnnotation(Path.class);
    String path = own == null ? prefix : join(prefix, own.value());
    List<String> verbs = verbs(method);
    if (verbs.isEmpty() && own != null) {
      // A locator: the class it returns goes on from here.
      return routesOf(path, method.getReturnType());
    }
    String target = type.getSimpleName() + "#" + method.getName();
    return verbs.stream().map(verb -> new Line(path, verb, permission(method), target));
  }

  private static List<String> verbs(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(verb -> verb != null)
        .map(HttpMethod::value)
        .toList();
  }

  private static String permission(Method method) {
    for (Annotation annotation : method.getAnnotations()) {
      if (annotation instanceof Requires requires) {
        return requires.value() + ": " + String.join(" ", rolesWith(requires.value()));
      }
      if (annotation instanceof PermitAll) {
        return "everybody";
      }
    }
    return "nobody";
  }

  private static List<String> rolesWith(Permission permission) {
    return Arrays.stream(Role.values())
        .filter(role -> role.permissions().contains(permission))
        .map(role -> role.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private Stream<Line> filters() {
    return classes.stream()
        .filter(type -> type.isAnnotationPresent(WebFilter.class))
        .flatMap(
            type -> {
              WebFilter filter = type.getAnnotation(WebFilter.class);
              return Stream.of(filter.value(), filter.urlPatterns(), filter.servletNames())
                  .flatMap(Stream::of)
                  .map(pattern -> new Line(pattern, "FILTER", "every request", type));
            });
  }

  private Stream<Line> servlets() {
    return classes.stream()
        .filter(type -> type.isAnnotationPresent(WebServlet.class))
        .flatMap(
            type -> {
              WebServlet servlet = type.getAnnotation(WebServlet.class);
              return Stream.of(servlet.value(), servlet.urlPatterns())
                  .flatMap(Stream::of)
                  .map(pattern -> new Line(pattern, "SERVLET", "every request", type));
            });
  }

  private static String pathOf(Class<?> type) {
    Path path = type.getAnnotation(Path.class);
    return path == null ? "" : path.value();
  }

  private static String join(String... parts) {
    return Arrays.stream(parts)
        .flatMap(part -> Arrays.stream(part.split("/", -1)))
        .filter(segment -> !segment.isEmpty())
        .collect(joining("/", "/", ""));
  }

  private record Line(String path, String verb, String permission, String target)
      implements Comparable<Line> {

    Line(String path, String verb, String permission, Class<?> target) {
      this(path, verb, permission, target.getSimpleName());
    }

    @Override
    public int compareTo(Line other) {
      return (path + " " + verb + " " + target)
          .compareTo(other.path + " " + other.verb + " " + other.target);
    }

    @Override
    public String toString() {
      return "%-7s %-60s %-36s %s".formatted(verb, path, "[" + permission + "]", target);
    }
  }
}
