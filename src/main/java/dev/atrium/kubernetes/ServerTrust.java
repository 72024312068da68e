package dev.atrium.kubernetes;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Believes the API server whose certificate one of the authorities of a file has signed, as the
 * file is now: when it is exchanged, connections that are open stay, new ones follow it.
 */
final class ServerTrust extends X509ExtendedTrustManager {

  private final Reread<byte[]> authorities;
  private byte[] current;
  private X509ExtendedTrustManager delegate;

  ServerTrust(Reread<byte[]> authorities) throws GeneralSecurityException {
    this.authorities = requireNonNull(authorities, "authorities is null");
    this.current = authorities.value();
    this.delegate = trusting(current);
  }

  /** Where a file names none, the JVM's own are believed. */
  static X509ExtendedTrustManager ofTheJvm() throws GeneralSecurityException {
    return trusting((KeyStore) null);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(manager -> manager.checkServerTrusted(chain, authType));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(manager -> manager.checkServerTrusted(chain, authType, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(manager -> manager.checkServerTrusted(chain, authType, engine));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw noClients();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw noClients();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw noClients();
  }

  @Override
  public synchronized X509Certificate[] getAcceptedIssuers() {
    return delegate.getAcceptedIssuers();
  }

  private void check(Check check) throws CertificateException {
    byte[] pem = authorities.value();
    try {
      check.on(asOf(pem));
    } catch (CertificateException e) {
      // The server may have been given its new certificate before we looked into the file.
      if (!authorities.hasOtherThan(pem)) {
        throw e;
      }
      check.on(asOf(authorities.value()));
    }
  }

  private synchronized X509ExtendedTrustManager asOf(byte[] pem) throws CertificateException {
    if (!Arrays.equals(current, pem)) {
      try {
        delegate = trusting(pem);
      } catch (GeneralSecurityException e) {
        throw new CertificateException("the authorities of the cluster cannot be used", e);
      }
      current = pem;
    }
    return delegate;
  }

  private static X509ExtendedTrustManager trusting(byte[] pem) throws GeneralSecurityException {
    List<X509Certificate> certificates = PemFiles.certificates(pem);
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (int i = 0; i < certificates.size(); i++) {
        store.setCertificateEntry("authority-" + i, certificates.get(i));
      }
      return trusting(store);
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static X509ExtendedTrustManager trusting(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager extended) {
        return extended;
      }
    }
    throw new GeneralSecurityException("the JVM has no way to check certificates");
  }

  private static CertificateException noClients() {
    return new CertificateException("this checks servers");
  }

  private interface Check {
    void on(X509ExtendedTrustManager manager) throws CertificateException;
  }
}
