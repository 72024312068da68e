package dev.atrium.kubernetes;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A certificate authority that the JDK's keytool makes for a test, with a server and a client. It
 * lives in a temporary file and in memory.
 */
public final class TestAuthority {

  private static final String PASSWORD = "only-for-this-test";

  private final KeyStore store;

  private TestAuthority(KeyStore store) {
    this.store = store;
  }

  /**
   * Makes one, which takes a second.
   *
   * @param client the common name of the client, which is who it is to an API server
   */
  public static TestAuthority create(String name, String client) {
    try {
      Path directory = Files.createTempDirectory("authority");
      Path file = directory.resolve("store.p12");
      keytool(file, "ca", "CN=" + name, "EC", "-ext", "bc:c");
      keytool(
          file,
          "server",
          "CN=api",
          "EC",
          "-signer",
          "ca",
          "-ext",
          "san=ip:127.0.0.1,dns:localhost");
      keytool(file, "client", "CN=" + client, "EC", "-signer", "ca");
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, PASSWORD.toCharArray());
      }
      Files.delete(file);
      Files.delete(directory);
      return new TestAuthority(store);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The authority's own certificate, as ca.crt holds it. */
  public String authorityPem() {
    return "# of a test\n" + pem("CERTIFICATE", encoded("ca"));
  }

  /** The server's certificate and that of the authority behind it, as tls.crt holds them. */
  public String serverPem() {
    return pem("CERTIFICATE", encoded("server")) + pem("CERTIFICATE", encoded("ca"));
  }

  /** The server's key, as tls.key holds it. */
  public String serverKeyPem() {
    return pem("PRIVATE KEY", serverKey().getEncoded());
  }

  String clientPem() {
    return pem("CERTIFICATE", encoded("client"));
  }

  String clientKeyPem() {
    return pem("PRIVATE KEY", clientKey().getEncoded());
  }

  PrivateKey clientKey() {
    return key("client");
  }

  public PrivateKey serverKey() {
    return key("server");
  }

  public X509Certificate[] serverChain() {
    try {
      return List.of(store.getCertificateChain("server")).toArray(X509Certificate[]::new);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String pem(String type, byte[] der) {
    String lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
    return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
  }

  private PrivateKey key(String alias) {
    try {
      return (PrivateKey) store.getKey(alias, PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] encoded(String alias) {
    try {
      return store.getCertificate(alias).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keytool(
      Path store, String alias, String name, String algorithm, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                name,
                "-keyalg",
                algorithm,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString()));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), US_ASCII);
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException("keytool made no key: " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
