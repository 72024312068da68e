package dev.atrium.testing;

import java.io.IOException;
import java.net.ServerSocket;

/** Two ports nobody listens on, for the two endpoints of a server. */
public record FreePorts(int application, int registry) {

  public static FreePorts take() throws IOException {
    try (ServerSocket first = new ServerSocket(0);
        ServerSocket second = new ServerSocket(0)) {
      return new FreePorts(first.getLocalPort(), second.getLocalPort());
    }
  }
}
