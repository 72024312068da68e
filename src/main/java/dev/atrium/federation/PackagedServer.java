package dev.atrium.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.atrium.federation.cache.Asset;
import dev.atrium.federation.cache.AssetCache;
import dev.atrium.federation.cache.AssetKey;
import dev.atrium.federation.cache.Bytes;
import dev.atrium.federation.module.Target;
import dev.atrium.federation.rules.Encodings;
import dev.atrium.federation.rules.FileType;
import dev.atrium.federation.rules.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Serves the files of modules that are packaged with us, which change only when we do. */
final class PackagedServer {

  private static final List<Map.Entry<String, String>> SUFFIXES =
      List.of(Map.entry("br", ".br"), Map.entry("gzip", ".gz"));
  private static final Header VARY = new Header("Vary", "Accept-Encoding");

  private final AssetCache cache;
  private final PackagedFiles files;

  PackagedServer(AssetCache cache, PackagedFiles files) {
    this.cache = requireNonNull(cache, "cache is null");
    this.files = requireNonNull(files, "files is null");
  }

  void serve(AssetRequest request, Target.Packaged target) throws IOException {
    // Nobody's query makes another file of it, or there could be as many copies as queries.
    String encodings = Encodings.of(request.call().header("Accept-Encoding"));
    AssetKey key = new AssetKey(request.module(), request.path(), encodings);
    Optional<Asset> asset = cache.get(key);
    if (asset.isEmpty()) {
      asset = read(request, target, encodings);
      asset.ifPresent(read -> cache.put(key, read));
    }
    if (asset.isPresent()) {
      AssetWriter.write(request.call(), asset.get(), request.tier().cacheControl());
    } else {
      Refusals.assetNotFound(request.call());
    }
  }

  /** The file as the build has compressed it, the smallest first, or as it is. */
  private Optional<Asset> read(AssetRequest request, Target.Packaged target, String encodings)
      throws IOException {
    String path = URLDecoder.decode(request.path().replace("+", "%2B"), UTF_8);
    if (path.endsWith("/")) {
      return Optional.empty();
    }
    for (Map.Entry<String, String> suffix : SUFFIXES) {
      Optional<Bytes> compressed =
          List.of(encodings.split(", ", -1)).contains(suffix.getKey())
              ? bytes(target.directory() + path + suffix.getValue())
              : Optional.empty();
      if (compressed.isPresent()) {
        Header encoding = new Header("Content-Encoding", suffix.getKey());
        return compressed.map(bytes -> asset(request, bytes, List.of(encoding, VARY)));
      }
    }
    return bytes(target.directory() + path).map(bytes -> asset(request, bytes, List.of(VARY)));
  }

  private static Asset asset(AssetRequest request, Bytes bytes, List<Header> headers) {
    String type = FileType.of(request.path(), null, request.isRemoteEntry());
    return new Asset(bytes, type, bytes.tag(), headers);
  }

  private Optional<Bytes> bytes(String path) throws IOException {
    try (InputStream file = files.open(path).orElse(null)) {
      if (file == null) {
        return Optional.empty();
      }
      ByteArrayOutputStream collected = new ByteArrayOutputStream();
      file.transferTo(collected);
      return Optional.of(Bytes.of(collected));
    }
  }
}
