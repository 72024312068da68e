package dev.atrium.kubernetes;

import static java.util.Objects.requireNonNull;

import dev.atrium.tls.TrustedAuthorities;
import io.kubernetes.client.util.KubeConfig;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * How the API server is spoken to: its address, whom we believe to be it, and who we are there.
 *
 * @param keys present when we show a certificate
 * @param token present when we show a token, which is read again while we run
 */
record ApiServer(
    URI address,
    X509ExtendedTrustManager trust,
    Optional<KeyManager[]> keys,
    Optional<Reread<Optional<String>>> token) {

  /**
   * @throws ClusterException when a file of ours cannot be read or used
   */
  static ApiServer at(ClusterPlace place, LongSupplier nanoTime) {
    try {
      if (place instanceof ClusterPlace.InCluster pod) {
        return ofPod(pod, nanoTime);
      }
      return ofKubeconfig(((ClusterPlace.Kubeconfig) place).file(), nanoTime);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new ClusterException(
          ClusterException.Reason.UNREACHABLE,
          "the credentials for the API server cannot be read: " + e.getClass().getSimpleName(),
          e);
    }
  }

  private static ApiServer ofPod(ClusterPlace.InCluster pod, LongSupplier nanoTime)
      throws IOException, GeneralSecurityException {
    Path token = pod.credentials().resolve("token");
    Path authorities = pod.credentials().resolve("ca.crt");
    return new ApiServer(
        pod.address(),
        new ServerTrust(new Reread<>("ca.crt", () -> Files.readAllBytes(authorities), nanoTime)),
        Optional.empty(),
        Optional.of(new Reread<>("token", () -> token(Files.readString(token).strip()), nanoTime)));
  }

  private static ApiServer ofKubeconfig(Path file, LongSupplier nanoTime)
      throws IOException, GeneralSecurityException {
    KubeConfig config = load(file);
    URI address = URI.create(requireNonNull(config.getServer(), "server is null"));
    requirePrivacy(address, config);
    return new ApiServer(
        address, trust(file, config, nanoTime), keys(config), tokens(file, nanoTime));
  }

  private static X509ExtendedTrustManager trust(Path file, KubeConfig config, LongSupplier nanoTime)
      throws IOException, GeneralSecurityException {
    if (authorities(config) == null) {
      return TrustedAuthorities.managerOfTheJvm();
    }
    return new ServerTrust(
        new Reread<>("the kubeconfig's authorities", () -> authorities(load(file)), nanoTime));
  }

  private static byte[] authorities(KubeConfig config) throws IOException {
    return config.getDataOrFileRelative(
        config.getCertificateAuthorityData(), config.getCertificateAuthorityFile());
  }

  private static Optional<KeyManager[]> keys(KubeConfig config)
      throws IOException, GeneralSecurityException {
    byte[] chain =
        config.getDataOrFileRelative(
            config.getClientCertificateData(), config.getClientCertificateFile());
    byte[] key = config.getDataOrFileRelative(config.getClientKeyData(), config.getClientKeyFile());
    if (chain == null || key == null) {
      return Optional.empty();
    }
    return Optional.of(
        managers(
            PemFiles.privateKey(key), PemFiles.certificates(chain).toArray(Certificate[]::new)));
  }

  private static KeyManager[] managers(PrivateKey key, Certificate[] chain)
      throws IOException, GeneralSecurityException {
    char[] none = new char[0];
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setKeyEntry("client", key, none, chain);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, none);
    return factory.getKeyManagers();
  }

  private static Optional<Reread<Optional<String>>> tokens(Path file, LongSupplier nanoTime)
      throws IOException {
    return Optional.of(
        new Reread<>("the kubeconfig's token", () -> token(load(file).getCredentials()), nanoTime));
  }

  private static Optional<String> token(Map<String, String> credentials) {
    return credentials == null
        ? Optional.empty()
        : Optional.ofNullable(credentials.get(KubeConfig.CRED_TOKEN_KEY)).flatMap(ApiServer::token);
  }

  private static Optional<String> token(String text) {
    return Optional.of(text.strip()).filter(token -> !token.isEmpty());
  }

  private static KubeConfig load(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      KubeConfig config = KubeConfig.loadKubeConfig(reader);
      config.setFile(file.toFile());
      return config;
    } catch (RuntimeException e) {
      // The parser's own message repeats the line, which may hold a token.
      throw new IOException("not a kubeconfig: " + e.getClass().getSimpleName());
    }
  }

  /** Tokens are neither sent in clear nor to whoever answers. */
  private static void requirePrivacy(URI address, KubeConfig config) throws IOException {
    if (!config.verifySSL()) {
      throw new IOException("insecure-skip-tls-verify is not supported");
    }
    if (!"https".equals(address.getScheme()) && !isLoopback(address)) {
      throw new IOException("the server must be an https address");
    }
  }

  private static boolean isLoopback(URI address) throws UnknownHostException {
    return InetAddress.getByName(address.getHost()).isLoopbackAddress();
  }
}
