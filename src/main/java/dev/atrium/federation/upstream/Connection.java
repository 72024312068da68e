package dev.atrium.federation.upstream;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.module.Target;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A connection to a server of a module, for one request after the other. Waits without a limit of
 * its own: whoever watches over the request closes it, which ends the wait.
 */
final class Connection implements Closeable {

  private static final Logger LOG = Logger.getLogger(Connection.class.getName());

  private SocketChannel channel;
  private Socket socket;
  private OutputStream out;
  private Incoming in;
  private boolean isSecured;
  private boolean isClosed;
  private int requests;
  private long openedAt;
  private long usedAt;

  boolean isOpen() {
    return in != null;
  }

  /** Connects to the first of these addresses of the server that takes us. */
  void open(Target.Remote target, InetAddress[] addresses, Duration limit, SSLContext tls)
      throws IOException {
    IOException failure = new UnknownHostException(target.host());
    for (InetAddress address : addresses) {
      try {
        connect(new InetSocketAddress(address, target.port()), limit);
        if (target.scheme().equals("https")) {
          secure(target, limit, tls);
        }
        out = socket.getOutputStream();
        in = new Incoming(socket.getInputStream());
        return;
      } catch (SocketTimeoutException e) {
        failure = isSecured ? e : new HttpConnectTimeoutException(e.getMessage());
      } catch (IOException e) {
        failure = e;
      }
    }
    throw failure;
  }

  private void connect(InetSocketAddress address, Duration limit) throws IOException {
    SocketChannel next = SocketChannel.open();
    isSecured = false;
    synchronized (this) {
      closeChannel();
      channel = next;
      if (isClosed) {
        closeChannel();
        throw new ClosedChannelException();
      }
    }
    next.setOption(StandardSocketOptions.TCP_NODELAY, true);
    socket = next.socket();
    socket.connect(address, Math.toIntExact(limit.toMillis()));
  }

  private void secure(Target.Remote target, Duration limit, SSLContext tls) throws IOException {
    SSLSocket secured =
        (SSLSocket) tls.getSocketFactory().createSocket(socket, target.host(), target.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    isSecured = true;
    secured.setSoTimeout(Math.toIntExact(limit.toMillis()));
    secured.startHandshake();
    secured.setSoTimeout(0);
    socket = secured;
  }

  Incoming in() {
    return requireNonNull(in, "the connection is not open");
  }

  void write(byte[] bytes, int first, int length) throws IOException {
    out.write(bytes, first, length);
  }

  /** Whether the module has sent something, or has closed the connection. */
  boolean hasAnswered() throws IOException {
    if (in.hasMore()) {
      return true;
    }
    if (channel.socket().getInputStream().available() == 0) {
      return false;
    }
    if (isSecured) {
      return hasDecrypted();
    }
    return true;
  }

  /** What has come may be about the connection only, and nothing to us. */
  private boolean hasDecrypted() throws IOException {
    socket.setSoTimeout(1);
    try {
      in.fill();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } finally {
      socket.setSoTimeout(0);
    }
  }

  void begins() {
    requests++;
  }

  boolean isUsedAgain() {
    return requests > 1;
  }

  void opened(long now) {
    openedAt = now;
  }

  Duration age(long now) {
    return Duration.ofNanos(now - openedAt);
  }

  void rests(long now) {
    usedAt = now;
  }

  Duration restedFor(long now) {
    return Duration.ofNanos(now - usedAt);
  }

  /** What is there before the next request would be taken for the answer to it. */
  boolean hasNothingToRead() {
    try {
      return socket.getInputStream().available() == 0
          && (!isSecured || channel.socket().getInputStream().available() == 0);
    } catch (IOException e) {
      LOG.log(Level.FINE, "a connection that rested", e);
      return false;
    }
  }

  /** Whether the module has neither closed it nor sent what nobody asked for. */
  boolean isQuiet() {
    try {
      channel.configureBlocking(false);
      int read = channel.read(ByteBuffer.allocate(1));
      channel.configureBlocking(true);
      return read == 0;
    } catch (IOException e) {
      LOG.log(Level.FINE, "a connection that rested", e);
      return false;
    }
  }

  /** Ends every wait for the module, in whatever thread. */
  @Override
  public synchronized void close() {
    isClosed = true;
    closeChannel();
  }

  private void closeChannel() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        LOG.log(Level.FINE, "a connection that is given up", e);
      }
    }
  }
}
