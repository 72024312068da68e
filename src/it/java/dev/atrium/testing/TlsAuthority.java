package dev.atrium.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Makes certificates for servers and clients: good ones, and such as must be refused. */
public final class TlsAuthority {

  /** Of every file it writes. */
  public static final String PASSWORD = KeyFile.PASSWORD;

  private static final String AUTHORITY = "authority";

  private final KeyFile keys;
  private final AtomicInteger servers = new AtomicInteger();

  private TlsAuthority(KeyFile keys) {
    this.keys = keys;
  }

  public static TlsAuthority create() throws IOException {
    KeyFile keys = KeyFile.create();
    keys.add(AUTHORITY, "CN=" + AUTHORITY, "-validity", "2", "-ext", "bc:c");
    return new TlsAuthority(keys);
  }

  /** What a server shows that is called by this name, like {@code ip:127.0.0.1}. */
  public SSLContext server(String name) throws IOException {
    return context("-validity", "2", "-ext", "san=" + name);
  }

  /** A certificate of 127.0.0.1 that was good until yesterday. */
  public SSLContext expiredServer() throws IOException {
    return context("-startdate", "-3d", "-validity", "2", "-ext", "san=ip:127.0.0.1");
  }

  /** Its own certificate. */
  public String pem() throws IOException {
    return keys.certificate(AUTHORITY);
  }

  /** What a client shows that is called by this name, like {@code CN=gateway}. */
  public SSLContext client(String subject) throws IOException {
    return client(subject, this);
  }

  /** The same, for a client that believes servers of another authority. */
  public SSLContext client(String subject, TlsAuthority believed) throws IOException {
    return context(keys(subject, "-validity", "2"), believed.authorities());
  }

  /** What a client shows that has no certificate, and believes servers of this authority. */
  public SSLContext clientWithoutCertificate() throws IOException {
    return context(emptyStore(), authorities());
  }

  /** A file with a key and a certificate for 127.0.0.1, as a server reads them. */
  public Path serverFile() throws IOException {
    return write("server.p12", keys("CN=server", "-validity", "2", "-ext", "san=ip:127.0.0.1"));
  }

  /** What makes a server speak TLS and ask its clients for certificates of this authority. */
  public Map<String, String> serverSettings(int port, String clientAuth)
      throws IOException, InterruptedException {
    return Map.of(
        "ATRIUM_TLS_ENABLED",
        "true",
        "ATRIUM_TLS_PORT",
        Integer.toString(port),
        "ATRIUM_TLS_CLIENT_AUTH",
        clientAuth,
        "ATRIUM_TLS_KEYSTORE",
        serverFile().toString(),
        "ATRIUM_TLS_KEYSTORE_PASSWORD",
        PASSWORD,
        "ATRIUM_TLS_TRUSTSTORE",
        authorityFile().toString(),
        "ATRIUM_TLS_TRUSTSTORE_PASSWORD",
        PASSWORD);
  }

  /** A file with its own certificate alone. */
  public Path authorityFile() throws IOException {
    return write("authority.p12", authorities());
  }

  private SSLContext context(String... more) throws IOException {
    return context(keys("CN=server-" + servers.incrementAndGet(), more), authorities());
  }

  private static SSLContext context(KeyStore shown, KeyStore believed) throws IOException {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(shown, PASSWORD.toCharArray());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(believed);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new key with a certificate of this authority. */
  private KeyStore keys(String subject, String... more) throws IOException {
    String alias = "key-" + servers.incrementAndGet();
    List<String> options = new ArrayList<>(List.of(more));
    options.addAll(List.of("-signer", AUTHORITY));
    keys.add(alias, subject, options.toArray(String[]::new));
    try {
      KeyStore all = keys.store();
      KeyStore one = emptyStore();
      char[] password = PASSWORD.toCharArray();
      one.setKeyEntry(alias, all.getKey(alias, password), password, all.getCertificateChain(alias));
      return one;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyStore authorities() throws IOException {
    try {
      KeyStore store = emptyStore();
      store.setCertificateEntry(AUTHORITY, keys.store().getCertificate(AUTHORITY));
      return store;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore emptyStore() throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path write(String name, KeyStore store) throws IOException {
    Path file = keys.directory().resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
      return file;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
