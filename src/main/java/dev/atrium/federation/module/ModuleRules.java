package dev.atrium.federation.module;

import dev.atrium.federation.rules.HopByHopHeaders;
import dev.atrium.federation.rules.IdentityHeaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a module may be called and which paths it may have. */
final class ModuleRules {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_~][A-Za-z0-9._~-]*){1,8}");
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]{0,4096}");
  private static final Pattern EXPOSED = Pattern.compile("\\./[A-Za-z0-9_/.-]{1,100}");

  /** Paths of the application itself, and those that the platform puts in front of it. */
  private static final Set<String> RESERVED =
      Set.of(
          "_mf",
          "_error",
          "api/extensions",
          "api/model_registry",
          "api/modules",
          "api/v1",
          "dashboard_lib.bundle.js",
          "health",
          "healthcheck",
          "ibm",
          "metrics",
          "modules",
          "oauth",
          "openapi",
          "readyz");

  /** What every object of a script has, and the first segment of all interfaces. */
  private static final Set<String> RESERVED_NAMES =
      Set.of("api", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty");

  private ModuleRules() {}

  static void check(FederatedModule module) {
    if (!NAME.matcher(module.name()).matches()
        || RESERVED.contains(module.name())
        || RESERVED_NAMES.contains(module.name())) {
      throw new ModuleRejection(
          "name must be of letters, digits, '-' and '_', and not one of the application's own");
    }
    if (!EXPOSED.matcher(module.container().exposed()).matches()) {
      throw new ModuleRejection("module must begin with './'");
    }
    module.path().ifPresent(path -> checkPath("path", path));
    module.assets().ifPresent(assets -> checkFile("remoteEntry", assets.remoteEntry()));
    module.healthPaths().forEach(path -> checkFile("healthPath", path));
    for (ApiRoute api : module.apis()) {
      checkPath("path", api.prefix());
      if (!api.rewrite().isEmpty()) {
        checkFile("pathRewrite", api.rewrite());
      }
      api.headers().forEach(ModuleRules::checkHeader);
    }
  }

  private static void checkPath(String field, String path) {
    checkFile(field, path);
    String below = path.substring(1) + "/";
    if (path.equals("/api") || RESERVED.stream().anyMatch(own -> below.startsWith(own + "/"))) {
      throw new ModuleRejection(field + " '" + path + "' belongs to the application itself");
    }
  }

  private static void checkFile(String field, String path) {
    if (!PATH.matcher(path).matches()) {
      throw new ModuleRejection(
          field
              + " must be of segments of letters, digits, '-', '_', '.' and '~', each behind a"
              + " '/', but is '"
              + path.replaceAll("[^ -~]", "?")
              + "'");
    }
  }

  private static void checkHeader(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!HEADER_NAME.matcher(name).matches()
        || !HEADER_VALUE.matcher(value).matches()
        || lower.equals("host")
        || lower.equals("content-length")
        || lower.equals("cookie")
        || lower.startsWith("x-forwarded-")
        || HopByHopHeaders.isOne(name)
        || IdentityHeaders.isOne(name)) {
      throw new ModuleRejection("headers must not set '" + name.replaceAll("[^ -~]", "?") + "'");
    }
  }

  /** Names and published paths are unique; who comes first has them. */
  static ModuleList withoutConflicts(ModuleList list) {
    List<String> refusals = new ArrayList<>(list.refusals());
    List<FederatedModule> modules = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Map<String, String> owners = new HashMap<>();
    for (FederatedModule module : list.modules()) {
      if (!names.add(module.name())) {
        refusals.add("module '" + module.name() + "' is refused: the name is taken");
        continue;
      }
      String taken = firstTaken(module, owners);
      if (taken != null) {
        refusals.add(
            "module '" + module.name() + "' is refused: path '" + taken + "' is taken by another");
        names.remove(module.name());
        continue;
      }
      module.apis().forEach(api -> owners.put(api.prefix(), module.name()));
      modules.add(module);
    }
    return new ModuleList(withPathsNobodyElseHas(modules, owners, refusals), refusals);
  }

  private static String firstTaken(FederatedModule module, Map<String, String> owners) {
    Set<String> own = new HashSet<>();
    for (ApiRoute api : module.apis()) {
      if (owners.containsKey(api.prefix()) || !own.add(api.prefix())) {
        return api.prefix();
      }
    }
    return null;
  }

  /** A page needs its address less than an interface does: it can still be loaded without. */
  private static List<FederatedModule> withPathsNobodyElseHas(
      List<FederatedModule> modules, Map<String, String> owners, List<String> refusals) {
    List<FederatedModule> result = new ArrayList<>();
    for (FederatedModule module : modules) {
      String path = module.path().orElse(null);
      String owner = path == null ? null : owners.putIfAbsent(path, module.name());
      if (owner == null || owner.equals(module.name())) {
        result.add(module);
      } else {
        refusals.add(
            "module '"
                + module.name()
                + "' has no page of its own: path '"
                + path
                + "' is taken by another");
        result.add(module.withoutPath());
      }
    }
    return result;
  }
}
