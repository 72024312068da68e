package dev.atrium.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.atrium.federation.cache.Asset;
import dev.atrium.federation.cache.AssetCache;
import dev.atrium.federation.cache.AssetKey;
import dev.atrium.federation.cache.Bytes;
import dev.atrium.federation.module.Target;
import dev.atrium.federation.rules.FileType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;

/** Serves the files of modules that are packaged with us, which change only when we do. */
final class PackagedServer {

  private final AssetCache cache;
  private final PackagedFiles files;

  PackagedServer(AssetCache cache, PackagedFiles files) {
    this.cache = requireNonNull(cache, "cache is null");
    this.files = requireNonNull(files, "files is null");
  }

  void serve(AssetRequest request, Target.Packaged target) throws IOException {
    // Nobody's query makes another file of it, or there could be as many copies as queries.
    AssetKey key = new AssetKey(request.module(), request.path(), "identity");
    Optional<Asset> asset = cache.get(key);
    if (asset.isEmpty()) {
      asset = read(request, target);
      asset.ifPresent(read -> cache.put(key, read));
    }
    if (asset.isPresent()) {
      AssetWriter.write(request.call(), asset.get(), request.tier().cacheControl());
    } else {
      Refusals.assetNotFound(request.call());
    }
  }

  private Optional<Asset> read(AssetRequest request, Target.Packaged target) throws IOException {
    String path = URLDecoder.decode(request.path().replace("+", "%2B"), UTF_8);
    if (path.endsWith("/")) {
      return Optional.empty();
    }
    try (InputStream file = files.open(target.directory() + path).orElse(null)) {
      if (file == null) {
        return Optional.empty();
      }
      ByteArrayOutputStream collected = new ByteArrayOutputStream();
      file.transferTo(collected);
      Bytes bytes = Bytes.of(collected);
      String type = FileType.of(request.path(), null, request.isRemoteEntry());
      return Optional.of(new Asset(bytes, type, bytes.tag(), List.of()));
    }
  }
}
