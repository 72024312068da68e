package dev.atrium.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the module behind all contenders has, each size once as it may be cached and once not. */
final class ProxyFiles {

  static final String SMALLEST = "/plain/2k.js";
  static final String HUGE = "/plain/1g.bin";
  static final long HUGE_BYTES = 1L << 30;

  /** Names, and how large the file is. */
  static final List<Size> SIZES =
      List.of(new Size("2k", 2_048), new Size("100k", 102_400), new Size("2m", 2_097_152));

  private ProxyFiles() {}

  /**
   * @param name also how the table calls it
   */
  record Size(String name, int bytes) {

    String plain() {
      return "/plain/" + name + ".js";
    }

    /** A name that changes with the content, by the rule every contender's clients know. */
    String fixed() {
      return "/fixed/" + name + ".0a1b2c3d.js";
    }
  }

  static void write(Path root) throws IOException {
    Files.createDirectories(root.resolve("plain"));
    Files.createDirectories(root.resolve("fixed"));
    for (Size size : SIZES) {
      byte[] script =
          "console.log('a module');\n"
              .repeat(size.bytes() / 25 + 1)
              .substring(0, size.bytes())
              .getBytes(StandardCharsets.US_ASCII);
      Files.write(root.resolve(size.plain().substring(1)), script);
      Files.write(root.resolve(size.fixed().substring(1)), script);
    }
    try (RandomAccessFile huge =
        new RandomAccessFile(root.resolve(HUGE.substring(1)).toFile(), "rw")) {
      huge.setLength(HUGE_BYTES);
    }
  }
}
