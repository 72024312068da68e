package dev.atrium.wiring;

import dev.atrium.kubernetes.KubernetesConfig;
import dev.atrium.security.AuthenticationConfig;
import dev.atrium.security.AuthenticationConfig.Mode;
import dev.atrium.security.AuthorizationConfig;
import dev.atrium.security.GatewayConfig;
import dev.atrium.security.PeersConfig;
import dev.atrium.security.TokenConfig;
import dev.atrium.security.TokenConfig.Review;
import dev.atrium.security.jwt.JwtConfig;
import dev.atrium.security.jwt.JwtVerifier;
import dev.atrium.settings.InvalidSettingException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;

/** The settings that say who calls and what he may do, and what they must not be together. */
@Dependent
record SecuritySettings(
    AuthenticationConfig authentication,
    TokenConfig tokens,
    JwtConfig jwt,
    GatewayConfig gateway,
    AuthorizationConfig authorization) {

  @Inject
  SecuritySettings {}

  static SecuritySettings from(Config config) {
    return new SecuritySettings(
        AuthenticationConfig.from(config),
        TokenConfig.from(config),
        JwtConfig.from(config),
        GatewayConfig.from(config),
        AuthorizationConfig.from(config));
  }

  void requireConsistent(ServerConfig server, KubernetesConfig kubernetes) {
    boolean hasCluster = kubernetes.place().isPresent();
    if (authorization.asksCluster()) {
      requireSomebodyToReview(hasCluster);
    }
    switch (authentication.mode()) {
      case DISABLED -> requireLocal(server);
      case INTERNAL -> requireGateway();
      case USER_TOKEN -> requireIssuer(hasCluster);
    }
  }

  private static void requireLocal(ServerConfig server) {
    if (!server.listensOnLoopback()) {
      throw new InvalidSettingException(
          "%s must be a loopback address while %s is disabled, but is '%s'"
              .formatted(ServerConfig.HOST.key(), AuthenticationConfig.MODE.key(), server.host()),
          ServerConfig.HOST,
          AuthenticationConfig.MODE);
    }
  }

  private void requireGateway() {
    if (!gateway.trustsSomebody()) {
      throw new InvalidSettingException(
          "%s or %s must be set when %s is internal"
              .formatted(
                  PeersConfig.TRUSTED_PEERS.key(),
                  GatewayConfig.SUBJECTS.key(),
                  AuthenticationConfig.MODE.key()),
          PeersConfig.TRUSTED_PEERS,
          GatewayConfig.SUBJECTS,
          AuthenticationConfig.MODE);
    }
  }

  private void requireIssuer(boolean hasCluster) {
    if (tokens.review() == Review.ON && !hasCluster) {
      throw new InvalidSettingException(
          TokenConfig.REVIEW.key() + " is on, but there is no cluster",
          TokenConfig.REVIEW,
          AuthenticationConfig.MODE,
          KubernetesConfig.MODE);
    }
    boolean isReviewed = tokens.review() != Review.OFF && hasCluster;
    if (!jwt.hasKeys() && !isReviewed) {
      throw new InvalidSettingException(
          "%s or %s must be set when %s is user_token and no cluster reviews tokens"
              .formatted(
                  JwtConfig.LOCATION.key(),
                  JwtConfig.PUBLIC_KEY.key(),
                  AuthenticationConfig.MODE.key()),
          JwtConfig.LOCATION,
          JwtConfig.PUBLIC_KEY,
          AuthenticationConfig.MODE,
          TokenConfig.REVIEW,
          KubernetesConfig.MODE);
    }
    if (jwt.hasKeys()) {
      JwtVerifier.requireKeys(jwt);
    }
  }

  private void requireSomebodyToReview(boolean hasCluster) {
    String decider = authorization.decider().name().toLowerCase(Locale.ROOT);
    if (authentication.mode() == Mode.DISABLED) {
      throw new InvalidSettingException(
          "%s must be roles while %s is disabled, but is '%s'"
              .formatted(
                  AuthorizationConfig.DECIDER.key(), AuthenticationConfig.MODE.key(), decider),
          AuthorizationConfig.DECIDER,
          AuthenticationConfig.MODE);
    }
    if (!hasCluster) {
      throw new InvalidSettingException(
          "%s must be roles where there is no cluster, but is '%s'"
              .formatted(AuthorizationConfig.DECIDER.key(), decider),
          AuthorizationConfig.DECIDER,
          KubernetesConfig.MODE);
    }
  }
}
