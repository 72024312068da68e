package dev.atrium.threads;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads of our own and not the server's, for what must not wait behind requests. They end with
 * the process and do not keep it.
 */
public final class DaemonThreads implements ThreadFactory {

  private final AtomicInteger count = new AtomicInteger();
  private final String name;

  /**
   * @param name of all of them, before a number
   */
  public DaemonThreads(String name) {
    this.name = requireNonNull(name, "name is null");
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
