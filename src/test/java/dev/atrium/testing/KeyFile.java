package dev.atrium.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Keys and certificates that are made for a test and kept in a temporary file. The JDK has no
 * interface of its own to make a certificate, only its keytool.
 */
public final class KeyFile {

  /** Of the file and of every key in it. */
  public static final String PASSWORD = "changeit";

  private final Path file;

  private KeyFile(Path file) {
    this.file = file;
  }

  public static KeyFile create() throws IOException {
    return new KeyFile(Files.createTempDirectory("keys").resolve("store.p12"));
  }

  /** Where the file is, alone. */
  public Path directory() {
    return file.getParent();
  }

  /**
   * Makes a key with a certificate, which takes half a second.
   *
   * @param options of the keytool, its validity among them
   */
  public void add(String alias, String subject, String... options) throws IOException {
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
                "-groupname",
                "secp256r1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString()));
    command.addAll(List.of(options));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(keytool.getInputStream().readAllBytes(), US_ASCII);
    try {
      if (!keytool.waitFor(1, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
        throw new IOException("keytool made no key: " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("keytool");
    }
  }

  public KeyStore store() throws IOException {
    try {
      return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** The certificate of a key, or of an authority, as PEM. */
  public String certificate(String alias) throws IOException {
    try {
      return pem("CERTIFICATE", store().getCertificate(alias).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  public static String pem(String type, byte[] der) {
    String lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
    return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
  }
}
