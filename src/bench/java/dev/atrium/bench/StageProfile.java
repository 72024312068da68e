package dev.atrium.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where a server's processor time goes while it answers requests of one kind: what the kernel and
 * the virtual machine itself take, from the threads' times, and how Java code shares the rest, from
 * the flight recorder's samples.
 */
final class StageProfile {

  /**
   * A stage begins at a frame of one of its classes that is called from one of an earlier stage.
   */
  private enum Stage {
    SERVER("server"),
    FILTERS("filters", "dev.atrium.web.", "dev.atrium.security.", "dev.atrium.federation."),
    ROUTING("JAX-RS, CDI", "org.jboss.resteasy.", "io.openliberty.restfulWS", "org.jboss.weld."),
    WRAPPING("routes, JSON", "dev.atrium.bff."),
    CALLING("registry call", "dev.atrium.registry.client."),
    SCANNING("routes, JSON", "dev.atrium.registry.client.ListScanner"),
    READING("registry call", "dev.atrium.registry.client.AnswerStream"),
    ANSWERING("answer out", "com.ibm.ws.webcontainer", "com.ibm.ws.http.", "com.ibm.wsspi.http.");

    private final String column;
    private final List<String> prefixes;

    Stage(String column, String... prefixes) {
      this.column = column;
      this.prefixes = List.of(prefixes);
    }

    /** The server's classes are below everything; only what JAX-RS calls of them is the answer. */
    private boolean follows(Stage stage, String type) {
      return compareTo(stage) > 0
          && (this != ANSWERING || stage.compareTo(ROUTING) >= 0)
          && prefixes.stream().anyMatch(type::startsWith);
    }
  }

  private static final List<String> COLUMNS =
      List.of("server", "filters", "JAX-RS, CDI", "routes, JSON", "registry call", "answer out");

  private final long pid;
  private final ThreadTimes before;

  private StageProfile(long pid, ThreadTimes before) {
    this.pid = pid;
    this.before = before;
  }

  static void begin(PrintStream out) {
    out.println();
    out.println("| request | kernel | VM | " + String.join(" | ", COLUMNS) + " |");
    out.println("|---|--:|--:" + "|--:".repeat(COLUMNS.size()) + "|");
  }

  static StageProfile start(long pid) throws IOException, InterruptedException {
    jcmd(pid, "JFR.start", "name=stages", "settings=profile");
    return new StageProfile(pid, ThreadTimes.of(pid));
  }

  /** Prints the shares of all processor time since the start. */
  void end(Path file, String name, PrintStream out) throws IOException, InterruptedException {
    ThreadTimes used = ThreadTimes.of(pid).since(before);
    jcmd(pid, "JFR.stop", "name=stages", "filename=" + file);
    Map<Stage, Integer> samples = samples(file);
    double sampled = samples.values().stream().mapToInt(Integer::intValue).sum();
    double all = used.kernel() + used.machine() + used.java();
    StringBuilder row = new StringBuilder("| " + name);
    row.append(percent(used.kernel() / all)).append(percent(used.machine() / all));
    for (String column : COLUMNS) {
      double share =
          samples.entrySet().stream()
              .filter(entry -> entry.getKey().column.equals(column))
              .mapToInt(Map.Entry::getValue)
              .sum();
      row.append(percent(share / sampled * used.java() / all));
    }
    out.println(row.append(" |"));
  }

  private static Map<Stage, Integer> samples(Path file) throws IOException {
    Map<Stage, Integer> samples = new EnumMap<>(Stage.class);
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        RecordedEvent event = recording.readEvent();
        if (event.getEventType().getName().equals("jdk.ExecutionSample")
            && event.getStackTrace() != null) {
          samples.merge(stage(event.getStackTrace()), 1, Integer::sum);
        }
      }
    }
    return samples;
  }

  private static Stage stage(RecordedStackTrace trace) {
    Stage stage = Stage.SERVER;
    List<RecordedFrame> frames = trace.getFrames();
    for (int i = frames.size() - 1; i >= 0; i--) {
      stage = next(stage, frames.get(i).getMethod().getType().getName());
    }
    return stage;
  }

  private static Stage next(Stage stage, String type) {
    for (Stage later : Stage.values()) {
      if (later.follows(stage, type)) {
        return later;
      }
    }
    return stage;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, " | %.0f %%", 100 * share);
  }

  private static void jcmd(long pid, String... command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    all.add(Long.toString(pid));
    Collections.addAll(all, command);
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    try (InputStream out = process.getInputStream()) {
      String printed = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(printed);
      }
    }
  }
}
