package dev.atrium.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Makes certificates for servers and clients with the JDK's keytool: good ones, and such as must be
 * refused.
 */
public final class TlsAuthority {

  /** Of every file it writes. */
  public static final String PASSWORD = "changeit";

  private static final String AUTHORITY = "authority";

  private final Path directory;
  private final AtomicInteger servers = new AtomicInteger();

  private TlsAuthority(Path directory) {
    this.directory = directory;
  }

  public static TlsAuthority create() throws IOException, InterruptedException {
    TlsAuthority authority = new TlsAuthority(Files.createTempDirectory("authority"));
    authority.keytool(AUTHORITY, "CN=" + AUTHORITY, "-validity", "2", "-ext", "bc:c");
    return authority;
  }

  /** What a server shows that is called by this name, like {@code ip:127.0.0.1}. */
  public SSLContext server(String name) throws IOException, InterruptedException {
    return context("-validity", "2", "-ext", "san=" + name);
  }

  /** A certificate of 127.0.0.1 that was good until yesterday. */
  public SSLContext expiredServer() throws IOException, InterruptedException {
    return context("-startdate", "-3d", "-validity", "2", "-ext", "san=ip:127.0.0.1");
  }

  /** Its own certificate. */
  public String pem() throws IOException {
    try {
      byte[] certificate = store().getCertificate(AUTHORITY).getEncoded();
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(certificate)
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a client shows that is called by this name, like {@code CN=gateway}. */
  public SSLContext client(String subject) throws IOException, InterruptedException {
    return client(subject, this);
  }

  /** The same, for a client that believes servers of another authority. */
  public SSLContext client(String subject, TlsAuthority believed)
      throws IOException, InterruptedException {
    return context(keys(subject, "-validity", "2"), believed.authorities());
  }

  /** What a client shows that has no certificate, and believes servers of this authority. */
  public SSLContext clientWithoutCertificate() throws IOException {
    return context(emptyStore(), authorities());
  }

  /** A file with a key and a certificate for 127.0.0.1, as a server reads them. */
  public Path serverFile() throws IOException, InterruptedException {
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

  private SSLContext context(String... more) throws IOException, InterruptedException {
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
  private KeyStore keys(String subject, String... more) throws IOException, InterruptedException {
    String alias = "key-" + servers.incrementAndGet();
    List<String> options = new ArrayList<>(List.of(more));
    options.addAll(List.of("-signer", AUTHORITY));
    keytool(alias, subject, options.toArray(String[]::new));
    try {
      KeyStore all = store();
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
      store.setCertificateEntry(AUTHORITY, store().getCertificate(AUTHORITY));
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
    Path file = directory.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
      return file;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyStore store() throws IOException, GeneralSecurityException {
    try (InputStream file = Files.newInputStream(directory.resolve("store.p12"))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(file, PASSWORD.toCharArray());
      return store;
    }
  }

  private void keytool(String alias, String subject, String... more)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                subject,
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                directory.resolve("store.p12").toString()));
    command.addAll(List.of(more));
    Process tool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (tool.waitFor() != 0) {
      throw new IllegalStateException("keytool ended with " + tool.exitValue());
    }
  }
}
