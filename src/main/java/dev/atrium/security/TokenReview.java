package dev.atrium.security;

import static java.util.Objects.requireNonNull;

import dev.atrium.kubernetes.Cluster;
import dev.atrium.kubernetes.ClusterException;
import dev.atrium.kubernetes.Subject;
import dev.atrium.problem.RequestId;
import java.util.Optional;
import java.util.logging.Logger;

/** Asks the cluster whose a token is, which remembers what it said for a moment. */
public final class TokenReview {

  private static final Logger LOG = Logger.getLogger(TokenReview.class.getName());

  private final Cluster cluster;

  public TokenReview(Cluster cluster) {
    this.cluster = requireNonNull(cluster, "cluster is null");
  }

  /**
   * Empty when the cluster does not know the token, or knows it for another audience.
   *
   * @throws IdentityException when it does not say
   */
  Optional<Subject.User> callerOf(String token) {
    try {
      return cluster.reviewToken(new Subject.TokenBearer(token));
    } catch (ClusterException e) {
      LOG.warning("Request " + RequestId.current() + ": no token review: " + e.getMessage());
      throw IdentityException.unavailable();
    }
  }
}
