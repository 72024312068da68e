package dev.atrium.bench;

import dev.atrium.bench.Measurement.Cpu;
import dev.atrium.bench.Measurement.Latency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Debian's wrk as load generator: it takes far less of the processors than anything that runs in a
 * JVM, and the processors are shared.
 */
final class Wrk {

  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern COUNT = Pattern.compile("(\\d+) requests in ");
  private static final Pattern P50 = Pattern.compile(" 50%\\s+([0-9.]+)(us|ms|s|m)\\b");
  private static final Pattern P99 = Pattern.compile(" 99%\\s+([0-9.]+)(us|ms|s|m)\\b");
  private static final Pattern BAD = Pattern.compile("Non-2xx[^\\n]*|Socket errors[^\\n]*");

  private Wrk() {}

  static Measurement run(Contender contender, String file, int connections, Duration time)
      throws IOException, InterruptedException {
    String url = "http://127.0.0.1:" + contender.port() + contender.path(file);
    return run(contender.name() + " " + file, contender.use(), List.of(url), connections, time);
  }

  /**
   * @param arguments the address and what else wrk is to know about the requests
   */
  static Measurement run(
      String name, ServerUse use, List<String> arguments, int connections, Duration time)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("wrk", "-t1", "--latency", "--timeout", "20s"));
    command.add("-c" + connections);
    command.add("-d" + time.toSeconds() + "s");
    command.addAll(arguments);
    long before = use.cpuMicros();
    Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    double micros = use.cpuMicros() - before;
    Matcher bad = BAD.matcher(printed);
    if (wrk.waitFor() != 0 || bad.find()) {
      throw new IllegalStateException(name + ":\n" + printed);
    }
    return new Measurement(
        name,
        connections,
        Double.parseDouble(find(RATE, printed).group(1)),
        new Latency(millis(find(P50, printed)), millis(find(P99, printed))),
        new Cpu(micros / Long.parseLong(find(COUNT, printed).group(1)), 0));
  }

  private static Matcher find(Pattern pattern, String printed) {
    Matcher matcher = pattern.matcher(printed);
    if (!matcher.find()) {
      throw new IllegalStateException("wrk printed no " + pattern + ":\n" + printed);
    }
    return matcher;
  }

  private static double millis(Matcher time) {
    double value = Double.parseDouble(time.group(1));
    return switch (time.group(2)) {
      case "us" -> value / 1e3;
      case "ms" -> value;
      case "s" -> value * 1e3;
      default -> value * 60e3;
    };
  }
}
