package dev.atrium.federation;

import dev.atrium.federation.cache.Asset;
import dev.atrium.federation.rules.ByteRange;
import dev.atrium.federation.rules.Header;
import dev.atrium.http.EntityTag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Answers with a file that is in memory: whole, a part of it, or that the client has it. */
final class AssetWriter {

  private AssetWriter() {}

  static void write(ClientCall call, Asset asset, String cacheControl) throws IOException {
    HttpServletResponse response = call.response();
    response.setHeader("ETag", asset.tag());
    response.setHeader("Cache-Control", cacheControl);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Accept-Ranges", "bytes");
    for (Header header : asset.headers()) {
      response.addHeader(header.name(), header.value());
    }
    Optional<String> ifNoneMatch = call.header("If-None-Match");
    if (ifNoneMatch.isPresent() && EntityTag.matchesAny(ifNoneMatch.get(), asset.tag())) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    if (!asset.contentType().isEmpty()) {
      response.setContentType(asset.contentType());
    }
    int size = asset.body().length();
    Optional<ByteRange> range = range(call, asset);
    if (range.isEmpty()) {
      body(call, asset, new ByteRange(0, size));
      return;
    }
    response.setHeader("Content-Range", range.get().contentRange(size));
    if (range.get().isSatisfiable()) {
      response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
      body(call, asset, range.get());
    } else {
      response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
      response.setHeader("Cache-Control", "no-store");
      response.setContentLength(0);
    }
  }

  private static Optional<ByteRange> range(ClientCall call, Asset asset) {
    Optional<String> range = call.header("Range");
    boolean isStillTheSame =
        call.header("If-Range").map(tag -> EntityTag.allowsRange(tag, asset.tag())).orElse(true);
    return range.isPresent() && isStillTheSame && call.method().equals("GET")
        ? ByteRange.of(range.get(), asset.body().length())
        : Optional.empty();
  }

  private static void body(ClientCall call, Asset asset, ByteRange part) throws IOException {
    call.response().setContentLength(part.length());
    if (!call.isHead()) {
      asset.body().writeTo(call.response().getOutputStream(), part.first(), part.length());
    }
  }
}
