package dev.atrium.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
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

  private static final char[] PASSWORD = "changeit".toCharArray();

  private final HttpsServer server;
  private final Path directory;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Behaviour behaviour;

  private IssuerServer(HttpsServer server, Path directory) {
    this.server = server;
    this.directory = directory;
  }

  /** Its certificate is its own; {@link #bundle()} has it. */
  public static IssuerServer start(byte[] document) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("issuer");
    makeKey(directory);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    IssuerServer issuer = new IssuerServer(server, directory);
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
    try {
      byte[] certificate = keyStore().getCertificate("issuer").getEncoded();
      return Files.writeString(
          directory.resolve("issuer.pem"),
          "-----BEGIN CERTIFICATE-----\n"
              + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(certificate)
              + "\n-----END CERTIFICATE-----\n");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
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
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(keyStore(), PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyStore keyStore() throws IOException, GeneralSecurityException {
    try (InputStream file = Files.newInputStream(directory.resolve("issuer.p12"))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(file, PASSWORD);
      return store;
    }
  }

  /** The JDK has no interface of its own to make a certificate, only this tool. */
  private static void makeKey(Path directory) throws IOException, InterruptedException {
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "issuer",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=issuer",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                directory.resolve("issuer.p12").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (tool.waitFor() != 0) {
      throw new IllegalStateException("keytool ended with " + tool.exitValue());
    }
  }
}
