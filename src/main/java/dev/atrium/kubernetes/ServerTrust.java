package dev.atrium.kubernetes;

import static java.util.Objects.requireNonNull;

import dev.atrium.tls.ServerCheck;
import dev.atrium.tls.TrustedAuthorities;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Believes the API server whose certificate one of the authorities of a file has signed, as the
 * file is now: when it is exchanged, connections that are open stay, new ones follow it.
 */
final class ServerTrust extends ServerCheck {

  private final Reread<byte[]> authorities;
  private byte[] current;
  private X509ExtendedTrustManager delegate;

  ServerTrust(Reread<byte[]> authorities) throws GeneralSecurityException {
    this.authorities = requireNonNull(authorities, "authorities is null");
    this.current = authorities.value();
    this.delegate = trusting(current);
  }

  @Override
  public synchronized X509Certificate[] getAcceptedIssuers() {
    return delegate.getAcceptedIssuers();
  }

  @Override
  protected void check(Question question) throws CertificateException {
    byte[] pem = authorities.value();
    try {
      question.to(asOf(pem));
    } catch (CertificateException e) {
      // The server may have been given its new certificate before we looked into the file.
      if (!authorities.hasOtherThan(pem)) {
        throw e;
      }
      question.to(asOf(authorities.value()));
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
    return TrustedAuthorities.manager(TrustedAuthorities.storeOf(PemFiles.certificates(pem)));
  }
}
