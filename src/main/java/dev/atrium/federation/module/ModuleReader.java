package dev.atrium.federation.module;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a list of modules in any of three forms, element by element: odh-dashboard's older one
 * ({@code remoteEntry} beside the name), its newer one ({@code backend} and {@code proxyService})
 * and our own ({@code path} and {@code target}).
 */
public final class ModuleReader {

  /** contract: the seed's own path, then those of the servers that exist. */
  static final List<String> HEALTH_PATHS = List.of("/health", "/healthcheck", "/api/v1/health");

  private final TargetReader targets;

  /**
   * @param namespace of Services that name none, empty when there is none
   * @param preferLocal whether the address for development wins where there are both
   */
  public ModuleReader(String namespace, boolean preferLocal) {
    this.targets = new TargetReader(requireNonNull(namespace, "namespace is null"), preferLocal);
  }

  /**
   * The usable modules and a sentence for each of the others.
   *
   * @throws ModuleRejection when the document as a whole cannot be read
   */
  public ModuleList read(String json) {
    if (!(JsonTree.read(json) instanceof List<?> elements)) {
      throw new ModuleRejection("the list of modules must be a JSON array");
    }
    List<FederatedModule> modules = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      String label = labelOf(elements.get(i), i);
      try {
        FederatedModule module = module(Fields.of("", elements.get(i)));
        ModuleRules.check(module);
        modules.add(module);
      } catch (ModuleRejection e) {
        refusals.add(label + " is refused: " + e.getMessage());
      }
    }
    return ModuleRules.withoutConflicts(new ModuleList(modules, refusals));
  }

  private static String labelOf(Object element, int index) {
    return element instanceof Map<?, ?> members && members.get("name") instanceof String name
        ? "module '" + name.replaceAll("[^ -~]", "?") + "'"
        : "module number " + (index + 1);
  }

  private FederatedModule module(Fields fields) {
    if (fields.has("remoteEntry") || fields.has("proxy")) {
      return older(fields);
    }
    if (fields.has("backend") || fields.has("proxyService")) {
      return newer(fields);
    }
    if (fields.has("path") || fields.has("target")) {
      return own(fields);
    }
    throw new ModuleRejection("it has neither remoteEntry, backend, proxyService nor path");
  }

  private FederatedModule older(Fields fields) {
    boolean tls = fields.flag("tls", true);
    Target target = targets.read(fields, tls, "local", fields.text("path"));
    Optional<FederatedModule.Assets> assets =
        fields.text("remoteEntry").map(entry -> new FederatedModule.Assets(target, entry));
    List<ApiRoute> apis =
        fields.objects("proxy").stream()
            .map(proxy -> api(proxy, target, fields.flag("authorize", false), fields))
            .toList();
    return common(fields, assets, apis);
  }

  private FederatedModule newer(Fields fields) {
    Optional<FederatedModule.Assets> assets =
        fields
            .object("backend")
            .map(
                backend ->
                    new FederatedModule.Assets(
                        target(backend, fields), backend.requiredText("remoteEntry")));
    List<ApiRoute> apis =
        fields.objects("proxyService").stream()
            .map(proxy -> api(proxy, target(proxy, fields), proxy.flag("authorize", false), proxy))
            .toList();
    return common(fields, assets, apis);
  }

  private Target target(Fields fields, Fields module) {
    return targets.read(fields, fields.flag("tls", true), "localService", module.text("path"));
  }

  private static ApiRoute api(Fields proxy, Target target, boolean authorize, Fields extras) {
    return new ApiRoute(
        withoutSlash(proxy.requiredText("path")),
        withoutSlash(proxy.text("pathRewrite").orElse("")),
        target,
        authorize,
        extras.textMap("headers"),
        Set.copyOf(extras.texts("cookies")));
  }

  /** The interface is published both ways: below the module's path and below {@code /api}. */
  private FederatedModule own(Fields fields) {
    String path = withoutSlash(fields.requiredText("path"));
    Target target = targets.read(fields, fields.flag("tls", true), "local", Optional.of(path));
    List<ApiRoute> apis = new ArrayList<>();
    for (String prefix : List.of("/api" + path, path + "/api")) {
      apis.add(
          new ApiRoute(
              prefix,
              "/api",
              target,
              fields.flag("authorize", false),
              fields.textMap("headers"),
              new LinkedHashSet<>(fields.texts("cookies"))));
    }
    String entry = fields.text("remoteEntry").orElse("/remoteEntry.js");
    return common(fields, Optional.of(new FederatedModule.Assets(target, entry)), apis);
  }

  private static FederatedModule common(
      Fields fields, Optional<FederatedModule.Assets> assets, List<ApiRoute> apis) {
    String name = fields.requiredText("name");
    List<String> health = fields.texts("healthPath");
    Optional<String> path =
        fields.text("path").map(ModuleReader::withoutSlash).filter(text -> !text.isEmpty());
    return new FederatedModule(
        name,
        fields.text("displayName").orElse(name),
        container(fields, name),
        fields.flag("enabled", true),
        path.or(() -> assets.map(found -> "/" + hyphenated(name))),
        assets,
        apis,
        health.isEmpty() ? HEALTH_PATHS : health);
  }

  private static FederatedModule.Container container(Fields fields, String name) {
    return new FederatedModule.Container(
        fields.text("module").orElseGet(() -> exposedBy(name)),
        oneOf(fields, "type", "var", "module"),
        oneOf(fields, "routing", "relative", "absolute"));
  }

  /** Whether the second word stands there; the first goes without saying. */
  private static boolean oneOf(Fields fields, String member, String usual, String other) {
    String text = fields.text(member).orElse(usual);
    if (!text.equals(usual) && !text.equals(other)) {
      throw new ModuleRejection(
          member + " must be " + usual + " or " + other + ", but is '" + text + "'");
    }
    return text.equals(other);
  }

  /** contract: the key that the seed's registry module exposes, by the same rule for the others. */
  static String exposedBy(String name) {
    return name.isEmpty()
        ? "./"
        : "./" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** {@code genAi} lives at {@code /gen-ai}: every published list of modules keeps to that. */
  static String hyphenated(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  private static String withoutSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** The seed's two modules at the addresses its variables name, each packaged with us if not. */
  public static ModuleList builtIn(
      Optional<String> modelRegistry, Optional<String> modelServing, Set<String> packaged) {
    Map<String, Optional<String>> urls = new LinkedHashMap<>();
    urls.put("modelRegistry", modelRegistry);
    urls.put("modelServing", modelServing);
    List<FederatedModule> modules = new ArrayList<>();
    int port = 9000;
    for (Map.Entry<String, Optional<String>> entry : urls.entrySet()) {
      String usual = "http://localhost:" + port++;
      String path = "/" + hyphenated(entry.getKey());
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("name", entry.getKey());
      members.put("path", path);
      members.put(
          "target", entry.getValue().orElse(packaged.contains("/modules" + path) ? "self" : usual));
      modules.add(new ModuleReader("", false).own(new Fields("", members)));
    }
    return new ModuleList(modules, List.of());
  }
}
