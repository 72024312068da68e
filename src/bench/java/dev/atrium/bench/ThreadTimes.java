package dev.atrium.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/** Processor time of the threads of a Java process, in ticks of the kernel. Linux only. */
final class ThreadTimes {

  private static final Pattern MACHINE =
      Pattern.compile("(GC|G1|C1|C2|VM|Sweeper|Common-Cleaner|JFR|Reference|Finalizer).*");

  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;

  private final Map<String, Times> threads;

  private record Times(String name, long user, long system) {}

  private ThreadTimes(Map<String, Times> threads) {
    this.threads = threads;
  }

  static ThreadTimes of(long pid) throws IOException {
    Map<String, Times> threads = new HashMap<>();
    Path tasks = Path.of("/proc", Long.toString(pid), "task");
    try (DirectoryStream<Path> all = Files.newDirectoryStream(tasks)) {
      for (Path thread : all) {
        String line = Files.readString(thread.resolve("stat"));
        // The name may hold anything.
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        threads.put(
            thread.getFileName().toString(),
            new Times(
                line.substring(line.indexOf('(') + 1, line.lastIndexOf(')')),
                Long.parseLong(fields[USER_TICKS]),
                Long.parseLong(fields[SYSTEM_TICKS])));
      }
    } catch (NoSuchFileException e) {
      // One ended after it was listed.
      return of(pid);
    }
    return new ThreadTimes(threads);
  }

  /** What was used meanwhile, but for threads that ended. */
  ThreadTimes since(ThreadTimes earlier) {
    Map<String, Times> used = new HashMap<>();
    threads.forEach(
        (id, now) -> {
          Times then = earlier.threads.getOrDefault(id, new Times(now.name(), 0, 0));
          used.put(
              id, new Times(now.name(), now.user() - then.user(), now.system() - then.system()));
        });
    return new ThreadTimes(used);
  }

  /** In system calls, of all threads. */
  long kernel() {
    return sum(Times::system);
  }

  /** Of the collector's, the compilers' and the virtual machine's other threads. */
  long machine() {
    return sum(times -> MACHINE.matcher(times.name()).matches() ? times.user() : 0);
  }

  /** Of all others. */
  long java() {
    return sum(Times::user) - machine();
  }

  private long sum(ToLongFunction<Times> ticks) {
    return threads.values().stream().mapToLong(ticks).sum();
  }
}
