package dev.atrium.kubernetes;

import dev.atrium.testing.KeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A certificate authority that is made for a test, with a server and a client. */
public final class TestAuthority {

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
      KeyFile keys = KeyFile.create();
      keys.add("ca", "CN=" + name, "-validity", "2", "-ext", "bc:c");
      String names = "san=ip:127.0.0.1,dns:localhost";
      keys.add("server", "CN=api", "-validity", "2", "-signer", "ca", "-ext", names);
      keys.add("client", "CN=" + client, "-validity", "2", "-signer", "ca");
      return new TestAuthority(keys.store());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The authority's own certificate, as ca.crt holds it. */
  public String authorityPem() {
    return "# of a test\n" + KeyFile.pem("CERTIFICATE", encoded("ca"));
  }

  /** The server's certificate and that of the authority behind it, as tls.crt holds them. */
  public String serverPem() {
    return KeyFile.pem("CERTIFICATE", encoded("server"))
        + KeyFile.pem("CERTIFICATE", encoded("ca"));
  }

  /** The server's key, as tls.key holds it. */
  public String serverKeyPem() {
    return KeyFile.pem("PRIVATE KEY", serverKey().getEncoded());
  }

  String clientPem() {
    return KeyFile.pem("CERTIFICATE", encoded("client"));
  }

  String clientKeyPem() {
    return KeyFile.pem("PRIVATE KEY", clientKey().getEncoded());
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

  private PrivateKey key(String alias) {
    try {
      return (PrivateKey) store.getKey(alias, KeyFile.PASSWORD.toCharArray());
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
}
