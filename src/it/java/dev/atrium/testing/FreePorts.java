package dev.atrium.testing;

import java.io.IOException;
import java.net.ServerSocket;

/**
 * Two ports nobody listens on, for the two endpoints of a server. They are below those that the
 * system gives to clients, and each JVM that runs tests begins to look somewhere else: what is free
 * now is to be free still when the server starts.
 */
public record FreePorts(int application, int registry) {

  private static final int FIRST = 20_000;
  private static final int COUNT = 10_000;

  /** Process ids follow each other; JVMs of one build are few numbers apart. */
  private static final int APART = 97;

  private static int next = (int) (ProcessHandle.current().pid() * APART % COUNT);

  public static FreePorts take() throws IOException {
    return new FreePorts(takeOne(), takeOne());
  }

  public static synchronized int takeOne() throws IOException {
    for (int tried = 0; tried < COUNT; tried++) {
      int port = FIRST + next;
      next = (next + 1) % COUNT;
      if (isFree(port)) {
        return port;
      }
    }
    throw new IOException("no port is free from " + FIRST + " on");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
