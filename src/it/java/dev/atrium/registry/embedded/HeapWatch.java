package dev.atrium.registry.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is alive in the heap of another Java process. The process collects its garbage and counts
 * what is left in one stop, so what it allocates meanwhile, and how busy the machine is, makes no
 * difference.
 */
public final class HeapWatch {

  /** The last line of a histogram: how many objects, how many bytes. */
  private static final Pattern TOTAL =
      Pattern.compile("^Total\\s+\\d+\\s+(\\d+)", Pattern.MULTILINE);

  private static final long MEBIBYTE = 1024 * 1024;

  private final long pid;

  private HeapWatch(long pid) {
    this.pid = pid;
  }

  public static HeapWatch of(long pid) {
    return new HeapWatch(pid);
  }

  public long liveMebibytes() {
    String histogram = jcmd("GC.class_histogram");
    Matcher total = TOTAL.matcher(histogram);
    if (!total.find()) {
      throw new IllegalStateException("no heap seen in process " + pid + ": " + histogram);
    }
    return Long.parseLong(total.group(1)) / MEBIBYTE;
  }

  private String jcmd(String command) {
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(pid),
                  command)
              .redirectErrorStream(true)
              .start();
      try (InputStream out = process.getInputStream()) {
        return new String(out.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
