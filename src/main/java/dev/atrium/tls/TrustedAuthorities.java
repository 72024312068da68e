package dev.atrium.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Whose certificates are believed: the JVM's own authorities and those of PEM files. */
public final class TrustedAuthorities {

  private static final Logger LOG = Logger.getLogger(TrustedAuthorities.class.getName());

  private static final Pattern PEM_CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");

  private TrustedAuthorities() {}

  /**
   * A store of all of them. A file that cannot be read is passed over (contract: upstream's {@code
   * --bundle-paths}; manifests list files that not every cluster has).
   */
  public static KeyStore withBundles(List<Path> bundlePaths) throws GeneralSecurityException {
    List<Certificate> certificates =
        new ArrayList<>(List.of(managerOfTheJvm().getAcceptedIssuers()));
    for (Path path : bundlePaths) {
      certificates.addAll(read(path));
    }
    return storeOf(certificates);
  }

  /** What a client needs to believe all of them and nobody else. */
  public static SSLContext context(List<Path> bundlePaths) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {manager(withBundles(bundlePaths))}, null);
    return context;
  }

  /** Believes those of a store and nobody else. */
  public static X509ExtendedTrustManager manager(KeyStore authorities)
      throws GeneralSecurityException {
    return managerOrOfTheJvm(authorities);
  }

  /** Believes those of the JVM and nobody else. */
  public static X509ExtendedTrustManager managerOfTheJvm() throws GeneralSecurityException {
    return managerOrOfTheJvm(null);
  }

  private static X509ExtendedTrustManager managerOrOfTheJvm(KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager x509) {
        return x509;
      }
    }
    throw new GeneralSecurityException("the JVM has no way to check certificates");
  }

  private static List<Certificate> read(Path path) throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<Certificate> certificates = new ArrayList<>();
    try {
      // Bundles carry comments between the certificates, in whatever encoding.
      String pem = Files.readString(path, StandardCharsets.ISO_8859_1);
      Matcher block = PEM_CERTIFICATE.matcher(pem);
      while (block.find()) {
        byte[] bytes = block.group().getBytes(StandardCharsets.US_ASCII);
        certificates.add(factory.generateCertificate(new ByteArrayInputStream(bytes)));
      }
    } catch (IOException | GeneralSecurityException e) {
      LOG.log(Level.WARNING, "BUNDLE_PATHS: {0} is passed over: {1}", new Object[] {path, e});
      return List.of();
    }
    if (certificates.isEmpty()) {
      LOG.log(Level.WARNING, "BUNDLE_PATHS: ''{0}'' holds no certificate", path);
    }
    return certificates;
  }

  /** A store of certificates of authorities. */
  public static KeyStore storeOf(List<? extends Certificate> certificates)
      throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (int i = 0; i < certificates.size(); i++) {
        store.setCertificateEntry("authority-" + i, certificates.get(i));
      }
      return store;
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    }
  }
}
