package dev.atrium.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.atrium.bench.Measurement.Cpu;
import dev.atrium.bench.Measurement.Latency;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Sends the requests of one workload for a while and measures them. */
final class LoadGenerator implements AutoCloseable {

  private static final double NANOS_PER_MILLI = 1e6;

  private final ServerUse server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final OperatingSystemMXBean self =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  LoadGenerator(ServerUse server) {
    this.server = server;
  }

  /** Sends requests over {@code concurrency} connections, each as fast as it is answered. */
  Measurement run(Workload workload, int concurrency, Duration time)
      throws IOException, InterruptedException {
    long serverBefore = server.cpuMicros();
    long selfBefore = self.getProcessCpuTime();
    long start = System.nanoTime();
    long end = start + time.toNanos();
    List<Future<long[]>> running = new ArrayList<>();
    for (int i = 0; i < concurrency; i++) {
      SplittableRandom random = new SplittableRandom(i);
      running.add(workers.submit(() -> send(workload, random, end)));
    }
    long[] nanos = running.stream().flatMapToLong(LoadGenerator::result).sorted().toArray();
    double seconds = (System.nanoTime() - start) / 1e9;
    double serverMicros = server.cpuMicros() - serverBefore;
    double selfMicros = (self.getProcessCpuTime() - selfBefore) / 1e3;
    return new Measurement(
        workload.name(),
        concurrency,
        nanos.length / seconds,
        new Latency(millisAt(nanos, 0.5), millisAt(nanos, 0.99)),
        new Cpu(serverMicros / nanos.length, selfMicros / nanos.length));
  }

  private static long[] send(Workload workload, SplittableRandom random, long end)
      throws IOException {
    long[] nanos = new long[1024];
    int count = 0;
    try (HttpConnection connection = new HttpConnection(workload.port())) {
      long now = System.nanoTime();
      while (now < end) {
        int status = connection.exchange(workload.requests().apply(random));
        if (status != workload.status()) {
          throw new IOException(workload.name() + " was answered with " + status);
        }
        if (count == nanos.length) {
          nanos = Arrays.copyOf(nanos, 2 * count);
        }
        long answered = System.nanoTime();
        nanos[count++] = answered - now;
        now = answered;
      }
    }
    return Arrays.copyOf(nanos, count);
  }

  private static LongStream result(Future<long[]> worker) {
    try {
      return Arrays.stream(worker.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e);
    }
  }

  private static double millisAt(long[] sorted, double quantile) {
    int index = (int) Math.ceil(quantile * sorted.length) - 1;
    return sorted[Math.max(0, index)] / NANOS_PER_MILLI;
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
