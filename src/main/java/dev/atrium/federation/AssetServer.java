package dev.atrium.federation;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.cache.Asset;
import dev.atrium.federation.cache.AssetCache;
import dev.atrium.federation.cache.AssetKey;
import dev.atrium.federation.cache.Bytes;
import dev.atrium.federation.cache.CollectedFile;
import dev.atrium.federation.module.Target;
import dev.atrium.federation.rules.AnswerHeaders;
import dev.atrium.federation.rules.AnswerHeaders.Kind;
import dev.atrium.federation.rules.CacheTier;
import dev.atrium.federation.rules.FileType;
import dev.atrium.federation.rules.ForeignRedirectException;
import dev.atrium.federation.rules.Grants;
import dev.atrium.federation.rules.Header;
import dev.atrium.federation.rules.PublishedAddress;
import dev.atrium.federation.upstream.UpstreamAnswer;
import dev.atrium.federation.upstream.UpstreamException;
import dev.atrium.federation.upstream.UpstreamRequest;
import dev.atrium.presence.ClientWatch;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Serves the files of modules: from memory what never changes, the rest from the module. */
final class AssetServer {

  private static final Logger LOG = Logger.getLogger(AssetServer.class.getName());

  /** Headers that ask for less than the whole file. */
  private static final Set<String> PARTIAL =
      Set.of(
          "if-match",
          "if-modified-since",
          "if-none-match",
          "if-range",
          "if-unmodified-since",
          "range");

  private final AssetCache cache;
  private final Forwarding forwarding;
  private final EntryServer entries;
  private final PackagedServer packaged;

  AssetServer(AssetCache cache, Forwarding forwarding, PackagedServer packaged) {
    this.cache = requireNonNull(cache, "cache is null");
    this.forwarding = requireNonNull(forwarding, "forwarding is null");
    this.packaged = requireNonNull(packaged, "packaged is null");
    this.entries = new EntryServer(this);
  }

  void serve(AssetRequest request) throws IOException {
    ClientCall call = request.call();
    if (!call.isRead()) {
      Refusals.badMethod(call, "GET, HEAD");
    } else if (call.header("Service-Worker").filter("script"::equalsIgnoreCase).isPresent()) {
      Refusals.serviceWorker(call);
    } else if (Forwarding.isLoop(call)) {
      Refusals.loop(call);
    } else if (request.assets().target() instanceof Target.Packaged ours) {
      packaged.serve(request, ours);
    } else if (request.isEntry()) {
      entries.serve(request);
    } else if (request.tier() == CacheTier.IMMUTABLE) {
      serveImmutable(request);
    } else {
      stream(request);
    }
  }

  private void serveImmutable(AssetRequest request) throws IOException {
    AssetKey key = request.key();
    Optional<Asset> kept = cache.get(key);
    if (kept.isPresent()) {
      request.runtime().traffic().cacheHit();
      AssetWriter.write(request.call(), kept.get(), CacheTier.IMMUTABLE.cacheControl());
    } else if (request.call().isHead() || asksForLess(request.call())) {
      stream(request);
    } else {
      collect(request, key);
    }
  }

  private static boolean asksForLess(ClientCall call) {
    return PARTIAL.stream().anyMatch(name -> call.header(name).isPresent());
  }

  /** From the module to the client, and to memory at the same time if there is room. */
  private void collect(AssetRequest request, AssetKey key) throws IOException {
    try (ClientWatch.Visit visit = forwarding.watch(request.call());
        UpstreamAnswer answer = send(request, wholeFile(request, key), visit)) {
      if (!mayKeep(answer)) {
        write(request, answer, visit);
        return;
      }
      try (CollectedFile copy = new CollectedFile(cache, answer.length())) {
        if (writeHead(request, answer)
            && Forwarding.writeBody(request.call(), answer, copy, visit)) {
          copy.whole().ifPresent(bytes -> cache.put(key, asset(request, answer, bytes)));
        }
      }
    } catch (UpstreamException e) {
      unavailable(request, e);
    }
  }

  private static boolean mayKeep(UpstreamAnswer answer) {
    String caching = answer.header("Cache-Control").orElse("").toLowerCase(Locale.ROOT);
    return answer.status() == 200
        && hasAnEnd(answer)
        && !caching.contains("no-store")
        && !caching.contains("no-cache")
        && !caching.contains("private")
        && answer.headers().stream()
            .filter(header -> header.is("Vary"))
            .allMatch(header -> header.value().strip().equalsIgnoreCase("Accept-Encoding"));
  }

  /** Whether a body that broke off could be told from a whole one. */
  private static boolean hasAnEnd(UpstreamAnswer answer) {
    return answer.length() >= 0
        || answer.header("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent();
  }

  /** Asks the module for the whole file in an encoding that everybody with this key understands. */
  List<Header> wholeFile(AssetRequest request, AssetKey key) {
    List<Header> headers =
        new ArrayList<>(forwarding.headers(request.call(), request.prefix(), Grants.NOTHING));
    headers.removeIf(
        header ->
            header.is("Accept-Encoding")
                || PARTIAL.contains(header.name().toLowerCase(Locale.ROOT)));
    headers.add(new Header("Accept-Encoding", key.encodings()));
    return headers;
  }

  /** Passes the request on as it is, and the answer as it comes. */
  void stream(AssetRequest request) throws IOException {
    List<Header> headers = forwarding.headers(request.call(), request.prefix(), Grants.NOTHING);
    try (ClientWatch.Visit visit = forwarding.watch(request.call());
        UpstreamAnswer answer = send(request, headers, visit)) {
      write(request, answer, visit);
    } catch (UpstreamException e) {
      unavailable(request, e);
    }
  }

  private static UpstreamAnswer send(
      AssetRequest request, List<Header> headers, ClientWatch.Visit visit)
      throws UpstreamException {
    return request
        .runtime()
        .upstream(request.assets().target())
        .send(
            new UpstreamRequest(
                request.call().method(), request.pathAndQuery(), headers, Optional.empty()),
            visit::waitsFor);
  }

  private static void write(AssetRequest request, UpstreamAnswer answer, ClientWatch.Visit visit)
      throws IOException {
    if (writeHead(request, answer)) {
      Forwarding.writeBody(request.call(), answer, OutputStream.nullOutputStream(), visit);
    }
  }

  /** Whether there is a body to follow; what is no file of the module is answered by us. */
  private static boolean writeHead(AssetRequest request, UpstreamAnswer answer) throws IOException {
    ClientCall call = request.call();
    int status = answer.status();
    if (status == 404 || status == 410 || isNoFile(request, answer)) {
      Refusals.assetNotFound(call);
      return false;
    }
    if (status >= 500) {
      Refusals.moduleUnavailable(call, UpstreamException.Kind.BROKEN);
      return false;
    }
    try {
      boolean isGood = status < 400;
      Forwarding.writeHeaders(call, answer, address(request), Kind.FILE);
      HttpServletResponse response = call.response();
      response.setStatus(status);
      if (!isGood) {
        response.setHeader("Cache-Control", "no-store");
      } else if (Forwarding.header(answer, "Cache-Control").isEmpty()) {
        response.setHeader("Cache-Control", request.tier().cacheControl());
      }
      String type = type(request, answer);
      if (status == 200 && !type.isEmpty()) {
        response.setContentType(type);
      }
      return true;
    } catch (ForeignRedirectException e) {
      LOG.log(
          Level.WARNING,
          "request {0}: module {1}: {2}",
          new Object[] {call.requestId(), request.module(), e.getMessage()});
      Refusals.moduleUnavailable(call, UpstreamException.Kind.INVALID);
      return false;
    }
  }

  static boolean isNoFile(AssetRequest request, UpstreamAnswer answer) {
    boolean isEmpty = answer.length() == 0 && FileType.mustNotBeEmpty(request.path());
    return answer.status() == 200
        && (isEmpty
            || FileType.isPageInsteadOf(
                request.path(), answer.header("Content-Type").orElse(null)));
  }

  static String type(AssetRequest request, UpstreamAnswer answer) {
    return FileType.of(
        request.path(), answer.header("Content-Type").orElse(null), request.isRemoteEntry());
  }

  private static PublishedAddress address(AssetRequest request) {
    Target.Remote remote = (Target.Remote) request.assets().target();
    return Forwarding.address(remote, request.prefix(), "", request.prefix());
  }

  static Asset asset(AssetRequest request, UpstreamAnswer answer, Bytes bytes) {
    List<Header> headers = new ArrayList<>();
    for (Header header : AnswerHeaders.forBrowser(answer.headers(), address(request), Kind.FILE)) {
      if (!isWrittenFromTheAsset(header)) {
        headers.add(header);
      }
    }
    String tag = Forwarding.header(answer, "ETag").orElseGet(bytes::tag);
    return new Asset(bytes, type(request, answer), tag, headers);
  }

  private static boolean isWrittenFromTheAsset(Header header) {
    return header.is("Content-Type")
        || header.is("ETag")
        || header.is("Cache-Control")
        || header.is("Accept-Ranges")
        || header.is("Age")
        || header.is("Expires")
        || header.is("Pragma")
        // Builds that can be repeated have one date for all files: it tells nothing apart.
        || header.is("Last-Modified");
  }

  static void unavailable(AssetRequest request, UpstreamException failure) throws IOException {
    request.runtime().traffic().failed(failure.kind());
    LOG.log(
        Level.FINE,
        failure,
        () -> "request " + request.call().requestId() + ": module " + request.module());
    Refusals.moduleUnavailable(request.call(), failure.kind());
  }
}
