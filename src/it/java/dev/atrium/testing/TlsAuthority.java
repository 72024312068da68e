package dev.atrium.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Makes certificates for servers with the JDK's keytool: good ones, and such as must be refused.
 */
public final class TlsAuthority {

  private static final String PASSWORD = "changeit";
  private static final String AUTHORITY = "authority";

  private final Path directory;
  private final AtomicInteger servers = new AtomicInteger();

  private TlsAuthority(Path directory) {
    this.directory = directory;
  }

  public static TlsAuthority create() throws IOException, InterruptedException {
    TlsAuthority authority = new TlsAuthority(Files.createTempDirectory("authority"));
    authority.keytool(AUTHORITY, "-validity", "2", "-ext", "bc:c");
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

  private SSLContext context(String... more) throws IOException, InterruptedException {
    String alias = "server-" + servers.incrementAndGet();
    List<String> options = new ArrayList<>(List.of(more));
    options.addAll(List.of("-signer", AUTHORITY));
    keytool(alias, options.toArray(String[]::new));
    try {
      KeyStore all = store();
      KeyStore one = KeyStore.getInstance("PKCS12");
      one.load(null, null);
      char[] password = PASSWORD.toCharArray();
      one.setKeyEntry(alias, all.getKey(alias, password), password, all.getCertificateChain(alias));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(one, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
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

  private void keytool(String alias, String... more) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
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
