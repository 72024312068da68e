package dev.atrium.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Publishes an issuer's keys over HTTPS, or fails to, and counts how often it is asked. */
public final class IssuerServer implements AutoCloseable {

  /** What happens to whoever asks for the keys. */
  @FunctionalInterface
  public interface Behaviour {
    void answer(HttpExchange exchange) throws IOException;
  }

  private static final String ALIAS = "issuer";

  private final HttpsServer server;
  private final KeyFile keys;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Behaviour behaviour;

  private IssuerServer(HttpsServer server, KeyFile keys) {
    this.server = server;
    this.keys = keys;
  }

  /** Its certificate is its own; {@link #bundle()} has it. */
  public static IssuerServer start(byte[] document) throws IOException, InterruptedException {
    KeyFile keys = KeyFile.create();
    keys.add(ALIAS, "CN=issuer", "-validity", "2", "-ext", "san=ip:127.0.0.1");
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    IssuerServer issuer = new IssuerServer(server, keys);
    server.setHttpsConfigurator(new HttpsConfigurator(issuer.context()));
    server.createContext("/", issuer::serve);
    server.setExecutor(issuer.threads);
    issuer.publish(document);
    server.start();
    return issuer;
  }

  public void publish(byte[] document) {
    behaviour = exchange -> answer(exchange, 200, document);
  }

  public void behave(Behaviour next) {
    behaviour = next;
  }

  public static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  public URI keys() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
  }

  /** A PEM file with the authority to trust. */
  public Path bundle() throws IOException {
    return Files.writeString(keys.directory().resolve("issuer.pem"), keys.certificate(ALIAS));
  }

  /** How often the keys were asked for. */
  public int requests() {
    return requests.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    try (exchange) {
      behaviour.answer(exchange);
    }
  }

  private SSLContext context() throws IOException {
    try {
      KeyManagerFactory shown =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      shown.init(keys.store(), KeyFile.PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(shown.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
