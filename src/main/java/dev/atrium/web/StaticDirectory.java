package dev.atrium.web;

import static java.util.Objects.requireNonNull;

import dev.atrium.http.FileTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which file of a directory answers a path: the file of that name, the page where a browser
 * navigates to a path that only the page's own routes know, or none. Nothing outside the directory
 * is ever named, whatever links lie in it, and no directory is listed.
 */
final class StaticDirectory {

  /** A page that was built for Kubeflow has its files below this. */
  private static final String PREFIX = "/model-registry";

  private static final String PAGE = "/index.html";

  /** No dot at the start, no escape that would have to be undone, nothing that means a parent. */
  private static final Pattern SAFE = Pattern.compile("(/[A-Za-z0-9_@~+-][A-Za-z0-9._@~+-]*)+");

  private final Path root;

  /**
   * @throws IOException when there is no such directory
   */
  StaticDirectory(Path root) throws IOException {
    this.root = requireNonNull(root, "root is null").toRealPath();
  }

  /** A file that answers a path, and what a browser takes it for. */
  record Asset(Path file, String contentType, String cacheControl) {}

  /**
   * The answer to a path.
   *
   * @param rawPath as it was sent, undecoded
   * @param isNavigation whether a browser wants to show the answer as a page
   */
  Optional<Asset> at(String rawPath, boolean isNavigation) throws IOException {
    String path = withoutPrefix(rawPath);
    Optional<Asset> named = path.equals("/") ? named(PAGE) : named(path);
    return named.isPresent() || !isNavigation || isAsset(path) ? named : named(PAGE);
  }

  /** The file beside another one that holds it in an encoding, when there is one. */
  Optional<Path> beside(Path file, String extension) throws IOException {
    return real(file.resolveSibling(file.getFileName() + extension));
  }

  private Optional<Asset> named(String path) throws IOException {
    Optional<String> type = FileTypes.ofUtf8(FileTypes.extension(path));
    if (type.isEmpty() || !SAFE.matcher(path).matches()) {
      return Optional.empty();
    }
    return real(root.resolve(path.substring(1)))
        .map(file -> new Asset(file, type.get(), PageFile.cacheControl(path, type.get())));
  }

  private Optional<Path> real(Path file) throws IOException {
    try {
      Path real = file.toRealPath();
      return real.startsWith(root) && Files.isRegularFile(real)
          ? Optional.of(real)
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** By its type and not by its dot: the page's own routes may have dots, names of models do. */
  private static boolean isAsset(String path) {
    return FileTypes.of(FileTypes.extension(path)).isPresent();
  }

  private static String withoutPrefix(String path) {
    if (path.equals(PREFIX)) {
      return "/";
    }
    return path.startsWith(PREFIX + "/") ? path.substring(PREFIX.length()) : path;
  }
}
