package dev.atrium.wiring;

import dev.atrium.kubernetes.KnownCluster;
import dev.atrium.registry.client.RegistryClientConfig;
import dev.atrium.security.AuthenticationConfig.Mode;
import dev.atrium.security.Authenticator;
import dev.atrium.security.AuthorizationConfig;
import dev.atrium.security.DemoAuthenticator;
import dev.atrium.security.GatewayAuthenticator;
import dev.atrium.security.RegistryAccess;
import dev.atrium.security.Role;
import dev.atrium.security.RoleAssignment;
import dev.atrium.security.TokenAuthenticator;
import dev.atrium.security.TokenConfig.Review;
import dev.atrium.security.TokenReview;
import dev.atrium.security.jwt.JwtVerifier;
import dev.atrium.threads.DaemonThreads;
import dev.atrium.tls.TrustedAuthorities;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLSocketFactory;

/** Chooses how callers are recognised and who decides what they may do. */
@Dependent
class SecurityProducer {

  @Produces
  @Singleton
  Authenticator authenticator(
      SecuritySettings settings,
      KnownCluster known,
      RegistryClientConfig trust,
      KeyReader keyReader) {
    return switch (settings.authentication().mode()) {
      case DISABLED ->
          new DemoAuthenticator(settings.authentication().demoUser(), settings.tokens());
      case INTERNAL -> new GatewayAuthenticator(settings.gateway());
      case USER_TOKEN ->
          new TokenAuthenticator(
              settings.tokens(),
              verifier(settings, trust.bundlePaths(), keyReader),
              review(settings, known),
              Clock.systemUTC(),
              System::nanoTime);
    };
  }

  private static Optional<JwtVerifier> verifier(
      SecuritySettings settings, List<Path> bundlePaths, KeyReader keyReader) {
    return settings.jwt().hasKeys()
        ? Optional.of(
            JwtVerifier.of(
                settings.jwt(), trust(bundlePaths), keyReader.thread(), Clock.systemUTC()))
        : Optional.empty();
  }

  private static Optional<SSLSocketFactory> trust(List<Path> bundlePaths) {
    if (bundlePaths.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(TrustedAuthorities.context(bundlePaths).getSocketFactory());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the TLS trust for the issuer of tokens cannot be set up", e);
    }
  }

  private static Optional<TokenReview> review(SecuritySettings settings, KnownCluster known) {
    return known
        .cluster()
        .filter(asked -> settings.tokens().review() != Review.OFF)
        .map(TokenReview::new);
  }

  @Produces
  @Singleton
  RoleAssignment roles(SecuritySettings settings) {
    return settings.authentication().mode() == Mode.DISABLED
        ? RoleAssignment.everybodyIs(Role.ADMIN)
        : RoleAssignment.byGroups(settings.authorization().groups());
  }

  @Produces
  @Singleton
  RegistryAccess registryAccess(AuthorizationConfig config, KnownCluster known) {
    return new RegistryAccess(config, known.cluster());
  }

  @Produces
  @Singleton
  KeyReader keyReader() {
    return new KeyReader(Executors.newSingleThreadExecutor(new DaemonThreads("issuer-keys")));
  }

  void stop(@Disposes KeyReader reader) {
    reader.thread().shutdownNow();
  }

  /** The one thread that reads an issuer's keys again; it begins with the first that get old. */
  record KeyReader(ExecutorService thread) {}
}
