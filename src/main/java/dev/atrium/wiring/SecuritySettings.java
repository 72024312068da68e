package dev.atrium.wiring;

import dev.atrium.kubernetes.Cluster;
import dev.atrium.security.AuthenticationConfig;
import dev.atrium.security.AuthenticationConfig.Mode;
import dev.atrium.security.AuthorizationConfig;
import dev.atrium.security.GatewayConfig;
import dev.atrium.security.PeersConfig;
import dev.atrium.security.TokenConfig;
import dev.atrium.security.TokenConfig.Review;
import dev.atrium.security.jwt.JwtConfig;
import dev.atrium.settings.InvalidSettingException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

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

  void requireConsistent(ServerConfig server, Optional<Cluster> cluster) {
    switch (authentication.mode()) {
      case DISABLED -> requireLocal(server);
      case INTERNAL -> requireGateway();
      case USER_TOKEN -> requireIssuer(cluster);
    }
    if (authorization.asksCluster()) {
      requireSomebodyToReview(cluster);
    }
  }

  private static void requireLocal(ServerConfig server) {
    if (!server.listensOnLoopback()) {
      throw new InvalidSettingException(
          "%s must be a loopback address while %s is disabled, but is '%s'"
              .formatted(ServerConfig.HOST.key(), AuthenticationConfig.MODE.key(), server.host()));
    }
  }

  private void requireGateway() {
    if (!gateway.trustsSomebody()) {
      throw new InvalidSettingException(
          "%s or %s must be set when %s is internal"
              .formatted(
                  PeersConfig.TRUSTED_PEERS.key(),
                  GatewayConfig.SUBJECTS.key(),
                  AuthenticationConfig.MODE.key()));
    }
  }

  private void requireIssuer(Optional<Cluster> cluster) {
    if (tokens.review() == Review.ON && cluster.isEmpty()) {
      throw new InvalidSettingException(
          TokenConfig.REVIEW.key() + " is on, but there is no cluster");
    }
    boolean isReviewed = tokens.review() != Review.OFF && cluster.isPresent();
    if (!jwt.hasKeys() && !isReviewed) {
      throw new InvalidSettingException(
          "%s or %s must be set when %s is user_token and no cluster reviews tokens"
              .formatted(
                  JwtConfig.LOCATION.key(),
                  JwtConfig.PUBLIC_KEY.key(),
                  AuthenticationConfig.MODE.key()));
    }
  }

  private void requireSomebodyToReview(Optional<Cluster> cluster) {
    String decider = authorization.decider().name().toLowerCase(Locale.ROOT);
    if (authentication.mode() == Mode.DISABLED) {
      throw new InvalidSettingException(
          "%s must be roles while %s is disabled, but is '%s'"
              .formatted(
                  AuthorizationConfig.DECIDER.key(), AuthenticationConfig.MODE.key(), decider));
    }
    if (cluster.isEmpty()) {
      throw new InvalidSettingException(
          "%s must be roles where there is no cluster, but is '%s'"
              .formatted(AuthorizationConfig.DECIDER.key(), decider));
    }
  }
}
