package dev.atrium.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A port at which nobody answers, not even with a refusal: its queue of connections is full. */
public final class FullServer implements AutoCloseable {

  private static final int IMPATIENCE_MILLIS = 200;

  private final ServerSocket listener;
  private final List<Socket> waiting = new ArrayList<>();

  private FullServer(ServerSocket listener) {
    this.listener = listener;
  }

  public static FullServer open() throws IOException {
    ServerSocket listener = new ServerSocket();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    FullServer server = new FullServer(listener);
    while (server.takesOneMore()) {
      // until it does not
    }
    return server;
  }

  private boolean takesOneMore() throws IOException {
    Socket socket = new Socket();
    waiting.add(socket);
    try {
      socket.connect(listener.getLocalSocketAddress(), IMPATIENCE_MILLIS);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  public String address() {
    return "http://127.0.0.1:" + port();
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : waiting) {
      socket.close();
    }
    listener.close();
  }
}
