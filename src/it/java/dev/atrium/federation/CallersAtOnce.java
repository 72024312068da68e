package dev.atrium.federation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.atrium.testing.RunningServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Callers who are connected and ask at one moment. One thread hears all of them, so that they take
 * little of the machine they measure.
 */
final class CallersAtOnce implements AutoCloseable {

  private static final int MOST = 8192;

  private final Selector selector = Selector.open();
  private final Map<Integer, Answer> answers = new TreeMap<>();
  private long started;

  /** The beginning of what somebody was told, and how long he had waited for it. */
  record Answer(String text, Duration time) {}

  private CallersAtOnce() throws IOException {}

  /** One caller for each path. */
  static CallersAtOnce ask(RunningServer server, List<String> paths) throws IOException {
    CallersAtOnce all = new CallersAtOnce();
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.uri("/").getPort());
    List<SocketChannel> channels = new ArrayList<>();
    for (int caller = 0; caller < paths.size(); caller++) {
      SocketChannel channel = SocketChannel.open(address);
      channel.configureBlocking(false);
      channel.register(all.selector, SelectionKey.OP_READ, caller);
      channels.add(channel);
    }
    all.started = System.nanoTime();
    for (int caller = 0; caller < paths.size(); caller++) {
      String request = "GET " + paths.get(caller) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
      channels.get(caller).write(ByteBuffer.wrap(request.getBytes(ISO_8859_1)));
    }
    return all;
  }

  /** What the first to be answered were told, by their place in the order of asking. */
  Map<Integer, Answer> answers(int count, Duration limit) throws IOException {
    while (answers.size() < count) {
      if (System.nanoTime() - started > limit.toNanos()) {
        throw new AssertionError("only " + answers.size() + " were answered");
      }
      selector.select(this::hear, limit.toMillis());
    }
    return answers;
  }

  private void hear(SelectionKey caller) {
    Duration time = Duration.ofNanos(System.nanoTime() - started);
    ByteBuffer bytes = ByteBuffer.allocate(MOST);
    try {
      ((SocketChannel) caller.channel()).read(bytes);
    } catch (IOException e) {
      throw new AssertionError("cut off instead of answered", e);
    }
    caller.interestOps(0);
    String text = new String(bytes.array(), 0, bytes.position(), ISO_8859_1);
    answers.put((Integer) caller.attachment(), new Answer(text, time));
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey caller : selector.keys()) {
      caller.channel().close();
    }
    selector.close();
  }
}
