package dev.atrium.federation;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.cache.Asset;
import dev.atrium.federation.cache.AssetKey;
import dev.atrium.federation.cache.Bytes;
import dev.atrium.federation.cache.EntryFiles;
import dev.atrium.federation.cache.EntryFiles.Loaded;
import dev.atrium.federation.rules.Header;
import dev.atrium.federation.upstream.UpstreamAnswer;
import dev.atrium.federation.upstream.UpstreamException;
import dev.atrium.federation.upstream.UpstreamRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Serves the files that a page begins with: fresh if at all possible, else as they last were. */
final class EntryServer {

  private static final String CACHE_CONTROL = "no-cache";

  private final AssetServer files;

  EntryServer(AssetServer files) {
    this.files = requireNonNull(files, "files is null");
  }

  void serve(AssetRequest request) throws IOException {
    AssetKey key = request.key();
    AtomicReference<UpstreamException.Kind> reason =
        new AtomicReference<>(UpstreamException.Kind.BROKEN);
    EntryFiles.Answer answer =
        request.runtime().entryFiles().get(key, known -> load(request, key, known, reason));
    switch (answer.loaded().verdict()) {
      case GOOD -> {
        answer
            .staleFor()
            .ifPresent(
                age -> {
                  request.runtime().traffic().staleAnswer();
                  request.call().response().setHeader("Age", Long.toString(age.toSeconds()));
                  request.call().response().setHeader("Cache-Status", "atrium; hit; fwd=stale");
                });
        AssetWriter.write(request.call(), answer.loaded().asset().orElseThrow(), CACHE_CONTROL);
      }
      case MISSING -> Refusals.assetNotFound(request.call());
      case TOO_LARGE -> files.stream(request);
      case DOWN -> Refusals.moduleUnavailable(request.call(), reason.get());
    }
  }

  private Loaded load(
      AssetRequest request,
      AssetKey key,
      Optional<Asset> known,
      AtomicReference<UpstreamException.Kind> reason) {
    List<Header> headers = files.wholeFile(request, key);
    known.ifPresent(asset -> headers.add(new Header("If-None-Match", asset.tag())));
    UpstreamRequest get = UpstreamRequest.get(request.pathAndQuery(), headers);
    try (UpstreamAnswer answer = request.runtime().upstream(request.assets().target()).send(get)) {
      return switch (answer.status()) {
        case 200 -> read(request, answer);
        case 304 -> known.map(Loaded::of).orElse(Loaded.DOWN);
        case 404, 410 -> Loaded.MISSING;
        default -> Loaded.DOWN;
      };
    } catch (UpstreamException e) {
      request.runtime().traffic().failed(e.kind());
      reason.set(e.kind());
      return Loaded.DOWN;
    }
  }

  private static Loaded read(AssetRequest request, UpstreamAnswer answer) throws UpstreamException {
    if (AssetServer.isNoFile(request, answer) || !answer.hasBody()) {
      return Loaded.DOWN;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[16 * 1024];
    for (int read = answer.read(buffer); read >= 0; read = answer.read(buffer)) {
      bytes.write(buffer, 0, read);
      if (bytes.size() > EntryFiles.LARGEST) {
        return Loaded.TOO_LARGE;
      }
    }
    return bytes.size() == 0
        ? Loaded.DOWN
        : Loaded.of(AssetServer.asset(request, answer, Bytes.of(bytes)));
  }
}
