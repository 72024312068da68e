package dev.atrium.federation.websocket;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.rules.Header;
import dev.atrium.federation.upstream.Limits;
import dev.atrium.threads.DaemonThreads;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** Opens WebSockets at modules, and joins them to those of browsers. */
public final class ModuleSockets implements AutoCloseable {

  private static final Duration GOODBYE = Duration.ofSeconds(5);
  private static final String CONTAINER = "jakarta.websocket.server.ServerContainer";

  private final WebSocketConfig config;
  private final Duration handshake;
  private final Duration patience;
  private final ConnectionLimit limit;
  private final HttpClient http;

  /** Only connections that move need a thread, and only while they do. */
  private final ExecutorService threads =
      Executors.newCachedThreadPool(new DaemonThreads("federation-websocket-moving"));

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("federation-websocket-clock"));

  /**
   * @param limits for the opening, and for how long a module may take nothing
   * @param tls whose certificates are believed
   */
  public ModuleSockets(WebSocketConfig config, Limits limits, SSLContext tls) {
    this.config = requireNonNull(config, "config is null");
    this.handshake = limits.connect().plus(limits.response());
    this.patience = limits.idle();
    this.limit =
        new ConnectionLimit(
            config.maxConnections(),
            config.maxConnectionsPerModule(),
            config.maxConnectionsPerUser());
    this.http =
        HttpClient.newBuilder()
            .executor(threads)
            .connectTimeout(limits.connect())
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .sslContext(tls)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /** Connections that are open to a module, or being opened. */
  public int open(String module) {
    return limit.open(module);
  }

  /**
   * Opens a connection to a module and waits until it has agreed.
   *
   * @return empty when there are as many as allowed
   * @throws RefusedUpgradeException when the module answers in another way
   * @throws IOException when it does not answer; {@link HttpTimeoutException} when it does not in
   *     time
   */
  public Optional<ModuleSocket> dial(SocketRequest request) throws IOException {
    Optional<ConnectionLimit.Place> place = limit.enter(request.module(), request.user());
    if (place.isEmpty()) {
      return Optional.empty();
    }
    ModuleSocket socket = new ModuleSocket(patience, place.get());
    try {
      open(request, socket);
      return Optional.of(socket);
    } catch (IOException | RuntimeException e) {
      socket.abort();
      throw e;
    }
  }

  private void open(SocketRequest request, ModuleSocket socket) throws IOException {
    WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(handshake);
    for (Header header : request.headers()) {
      if (isPassedOn(header)) {
        builder.header(header.name(), header.value());
      }
    }
    if (!request.subprotocols().isEmpty()) {
      String[] all = request.subprotocols().toArray(String[]::new);
      String[] others = new String[all.length - 1];
      System.arraycopy(all, 1, others, 0, others.length);
      builder.subprotocols(all[0], others);
    }
    await(builder.buildAsync(request.uri(), socket));
  }

  /** The opening writes its own; extensions would be agreed on by two that never meet. */
  private static boolean isPassedOn(Header header) {
    String name = header.name().toLowerCase(Locale.ROOT);
    return !name.startsWith("sec-websocket-") && !name.equals("host") && !name.equals("te");
  }

  private void await(CompletableFuture<WebSocket> opening) throws IOException {
    try {
      opening.get(handshake.toMillis() + 1_000, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a module was dialled", e);
    } catch (TimeoutException e) {
      opening.cancel(true);
      throw new HttpTimeoutException("a module did not answer in time");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        throw new RefusedUpgradeException(refused.getResponse().statusCode());
      }
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    }
  }

  /** Answers the browser with 101 and lets both sides talk. */
  public void join(HttpServletRequest request, HttpServletResponse response, ModuleSocket socket)
      throws IOException, ServletException {
    ClientSocket client = new ClientSocket(config.maxFrameSize(), opened -> relay(opened, socket));
    ServerContainer container =
        (ServerContainer) request.getServletContext().getAttribute(CONTAINER);
    try {
      container.upgradeHttpToWebSocket(
          new SessionlessRequest(request), response, new Handshake(client, socket), Map.of());
    } catch (DeploymentException | IOException | RuntimeException e) {
      socket.close(CloseCodes.GOING_AWAY, "");
      socket.abort();
      throw new ServletException("a WebSocket could not be opened", e);
    }
  }

  private Relay relay(ClientSocket client, ModuleSocket socket) {
    CompletableFuture<ScheduledFuture<?>> beats = new CompletableFuture<>();
    Relay relay =
        new Relay(
            client,
            socket,
            config.heartbeat(),
            System::nanoTime,
            () -> {
              var unusedStop = beats.thenAccept(beating -> beating.cancel(false));
              var unusedAbort =
                  clock.schedule(socket::abort, GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
            });
    long period = config.heartbeat().toMillis();
    beats.complete(
        clock.scheduleAtFixedRate(
            () -> threads.execute(relay::beat), period, period, TimeUnit.MILLISECONDS));
    socket.join(relay);
    return relay;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    threads.shutdown();
  }
}
