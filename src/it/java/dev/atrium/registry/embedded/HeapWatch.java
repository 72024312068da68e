package dev.atrium.registry.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is alive in the heap of another Java process, measured after a collection of it. */
public final class HeapWatch {

  private static final Pattern USED =
      Pattern.compile("(?:generation|heap)\\s+total \\d+K, used (\\d+)K");

  private final long pid;

  private HeapWatch(long pid) {
    this.pid = pid;
  }

  public static HeapWatch of(long pid) {
    return new HeapWatch(pid);
  }

  public long liveMebibytes() {
    jcmd("GC.run");
    Matcher used = USED.matcher(jcmd("GC.heap_info"));
    long kibibytes = 0;
    while (used.find()) {
      kibibytes += Long.parseLong(used.group(1));
    }
    if (kibibytes == 0) {
      throw new IllegalStateException("no heap seen in process " + pid);
    }
    return kibibytes / 1024;
  }

  /** Measures again and again until it is closed. */
  Peak watch() {
    return new Peak();
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

  /** The most that was seen alive while something else went on. */
  final class Peak implements AutoCloseable {

    private final Thread thread = new Thread(this::measure, "heap-watch");
    private volatile boolean isOver;
    private volatile long most;

    private Peak() {
      thread.start();
    }

    long liveMebibytes() {
      return most;
    }

    private void measure() {
      while (!isOver) {
        most = Math.max(most, HeapWatch.this.liveMebibytes());
      }
    }

    @Override
    public void close() {
      isOver = true;
    }
  }
}
