package dev.atrium.federation;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.module.ApiRoute;
import dev.atrium.federation.module.FederatedModule;
import dev.atrium.federation.module.Route;
import dev.atrium.federation.module.RouteTable;
import dev.atrium.federation.module.Target;
import dev.atrium.federation.rules.FileType;
import dev.atrium.federation.rules.RawPath;
import dev.atrium.federation.websocket.ModuleSockets;
import dev.atrium.security.CrossOrigin;
import dev.atrium.security.DoorConfig;
import dev.atrium.security.PeersConfig;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * Answers everything below the paths of modules and lets the rest through. Decides on the path as
 * it was sent: a path that would be a module's only after decoding is refused, because the module
 * and we could read it differently.
 */
public class FederationFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String EXTENSIONS = "/api/extensions";
  private static final String MODULES = "/api/modules";
  private static final String HEALTH = "/health";

  /** Our own backend's second address, which is below the path of the module that comes with us. */
  private static final String BACKEND = "/model-registry/api/v1";

  private final transient Federation federation;
  private final transient ApiAccess access;
  private final transient ModuleLists lists;
  private final transient Forwarding forwarding;
  private final transient ApiForwarder apis;
  private transient AssetServer assets;

  @Inject
  public FederationFilter(
      Federation federation,
      ApiAccess access,
      PeersConfig peers,
      ModuleSockets sockets,
      DoorConfig door) {
    this.federation = requireNonNull(federation, "federation is null");
    this.access = requireNonNull(access, "access is null");
    this.lists = new ModuleLists(federation);
    this.forwarding = new Forwarding(peers.trusted(), federation.clients(), access);
    this.apis =
        new ApiForwarder(
            forwarding,
            access,
            new SocketForwarder(
                sockets, access, new CrossOrigin(door.allowedOrigins()), forwarding),
            federation.config().maxBodySize());
  }

  /** For the CDI client proxy only. */
  protected FederationFilter() {
    this.federation = null;
    this.access = null;
    this.lists = null;
    this.forwarding = null;
    this.apis = null;
  }

  @Override
  public void init(FilterConfig config) throws ServletException {
    super.init(config);
    ServletContext context = config.getServletContext();
    PackagedFiles packaged = path -> Optional.ofNullable(context.getResourceAsStream(path));
    assets =
        new AssetServer(
            federation.cache(), forwarding, new PackagedServer(federation.cache(), packaged));
    federation.start(packaged);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    ClientCall call = new ClientCall(request, response);
    Snapshot snapshot = federation.snapshot();
    if (isBackend(snapshot.routes(), call.path())) {
      chain.doFilter(request, response);
    } else if (isReadInTwoWays(snapshot.routes(), call.path())) {
      Refusals.badPath(call);
    } else if (!answers(call, snapshot)) {
      chain.doFilter(request, response);
    }
  }

  /** Beside what is refused at the door: a path that is another's when it is decoded. */
  private static boolean isReadInTwoWays(RouteTable routes, String path) {
    return path.indexOf('%') >= 0
        && !routes.ownerOf(path).equals(routes.ownerOf(RawPath.mostGenerousReading(path)));
  }

  /** Whether the path is one of ours, in which case it has been answered. */
  private boolean answers(ClientCall call, Snapshot snapshot) throws IOException, ServletException {
    String path = call.path();
    if (path.equals(RouteTable.ASSETS) || path.startsWith(RouteTable.ASSETS + "/")) {
      file(call, snapshot);
    } else if (path.equals(EXTENSIONS) || path.equals(MODULES) || path.startsWith(MODULES + "/")) {
      list(call);
    } else {
      Optional<Route> route = snapshot.routes().route(path);
      route(call, snapshot, route);
      return route.isPresent();
    }
    return true;
  }

  /**
   * Whether a packaged module's interface is asked for where the backend answers itself. Its paths
   * have been judged at the door, which lets names of models with slashes in them through.
   */
  private static boolean isBackend(RouteTable routes, String path) {
    return (path.equals(BACKEND) || path.startsWith(BACKEND + "/"))
        && routes
            .route(path)
            .flatMap(Route::api)
            .map(ApiRoute::target)
            .filter(Target.Remote.class::isInstance)
            .isEmpty();
  }

  /** {@code /_mf/{name}/...}: a module's whole tree of files, without its interface. */
  private void file(ClientCall call, Snapshot snapshot) throws IOException {
    String path = call.path();
    int from = RouteTable.ASSETS.length() + 1;
    int end = from > path.length() ? -1 : path.indexOf('/', from);
    String name =
        end < 0 ? path.substring(Math.min(from, path.length())) : path.substring(from, end);
    Optional<FederatedModule> module =
        snapshot.routes().enabled(name).filter(found -> found.assets().isPresent());
    if (module.isEmpty()) {
      Refusals.moduleNotFound(call);
      return;
    }
    String rest = end < 0 ? "" : path.substring(end);
    String lower = rest.toLowerCase(Locale.ROOT);
    if (rest.length() < 2 || lower.equals("/api") || lower.startsWith("/api/")) {
      Refusals.assetNotFound(call);
    } else {
      ModuleRuntime runtime = snapshot.runtime(module.get());
      assets.serve(new AssetRequest(call, runtime, RouteTable.ASSETS + "/" + name, rest));
      counted(call, runtime);
    }
  }

  private void route(ClientCall call, Snapshot snapshot, Optional<Route> found)
      throws IOException, ServletException {
    if (found.isEmpty()) {
      return;
    }
    Route route = found.get();
    ModuleRuntime runtime = snapshot.runtime(route.module());
    if (route.api().isPresent()) {
      apis.forward(call, route, runtime);
      counted(call, runtime);
      return;
    }
    String rest = route.upstreamPath(call.path());
    if (rest.equals("/api") || rest.startsWith("/api/")) {
      // The module publishes no interface here.
      Refusals.assetNotFound(call);
    } else if (call.isRead() && call.isNavigation() && !FileType.hasExtension(rest)) {
      call.request().getRequestDispatcher("/").forward(call.request(), call.response());
    } else {
      assets.serve(new AssetRequest(call, runtime, route.prefix(), rest));
      counted(call, runtime);
    }
  }

  private static void counted(ClientCall call, ModuleRuntime runtime) {
    runtime.traffic().answered(call.response().getStatus(), call.age());
  }

  /** What there is and how it is. */
  private void list(ClientCall call) throws IOException {
    if (!call.isRead()) {
      Refusals.badMethod(call, "GET, HEAD");
    } else if (!access.isAllowed()) {
      Refusals.notAuthenticated(call);
    } else if (call.path().equals(EXTENSIONS)) {
      call.answer(200, "application/json", lists.extensions());
    } else if (call.path().equals(MODULES)) {
      call.answer(200, "application/json", lists.health());
    } else {
      health(call);
    }
  }

  private void health(ClientCall call) throws IOException {
    String rest = call.path().substring(MODULES.length() + 1);
    String name = rest.endsWith(HEALTH) ? rest.substring(0, rest.length() - HEALTH.length()) : "";
    Optional<byte[]> state = lists.health(name);
    if (state.isPresent()) {
      call.answer(lists.isHealthy(name) ? 200 : 503, "application/json", state.get());
    } else {
      Refusals.moduleNotFound(call);
    }
  }
}
