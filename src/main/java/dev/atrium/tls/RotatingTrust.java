package dev.atrium.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Believes the authorities of the JVM and of PEM files as they are now: a platform that rotates its
 * authorities replaces the files and does not restart us.
 */
public final class RotatingTrust extends ServerCheck {

  private static final Logger LOG = Logger.getLogger(RotatingTrust.class.getName());
  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** A session that is resumed is not checked again: an authority that is gone would stay. */
  private static final int SESSION_SECONDS = 5;

  private final List<Path> bundles;
  private final LongSupplier nanoTime;
  private X509ExtendedTrustManager current;
  private String seen;
  private long lookedAt;

  RotatingTrust(List<Path> bundles, LongSupplier nanoTime) throws GeneralSecurityException {
    this.bundles = List.copyOf(bundles);
    this.nanoTime = nanoTime;
    this.seen = state();
    this.lookedAt = nanoTime.getAsLong();
    this.current = load();
  }

  /** A context for connections that we open; names are to be checked by whoever opens them. */
  public static SSLContext context(List<Path> bundles) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new RotatingTrust(bundles, System::nanoTime)}, null);
      context.getClientSessionContext().setSessionTimeout(SESSION_SECONDS);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM cannot do TLS", e);
    }
  }

  private X509ExtendedTrustManager load() throws GeneralSecurityException {
    return TrustedAuthorities.manager(TrustedAuthorities.withBundles(bundles));
  }

  private synchronized X509ExtendedTrustManager current() {
    long now = nanoTime.getAsLong();
    if (now - lookedAt >= PERIOD.toNanos()) {
      lookedAt = now;
      String state = state();
      if (!state.equals(seen)) {
        seen = state;
        reload();
      }
    }
    return current;
  }

  private void reload() {
    try {
      current = load();
      LOG.info("BUNDLE_PATHS has changed; new connections are checked against what it holds now");
    } catch (GeneralSecurityException e) {
      LOG.log(Level.SEVERE, "BUNDLE_PATHS has changed and cannot be used; the former stays", e);
    }
  }

  private String state() {
    StringBuilder state = new StringBuilder();
    for (Path bundle : bundles) {
      try {
        state
            .append(bundle.toRealPath())
            .append(' ')
            .append(Files.getLastModifiedTime(bundle))
            .append(' ')
            .append(Files.size(bundle))
            .append('\n');
      } catch (IOException e) {
        state.append(bundle).append(" is not there\n");
      }
    }
    return state.toString();
  }

  @Override
  protected void check(Question question) throws CertificateException {
    question.to(current());
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return current().getAcceptedIssuers();
  }
}
