package dev.atrium.security;

import static java.util.Objects.requireNonNull;

import dev.atrium.kubernetes.Cluster;
import dev.atrium.kubernetes.ClusterException;
import dev.atrium.kubernetes.Subject;
import dev.atrium.problem.RequestId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.logging.Logger;

/** Asks the cluster whose a token is, and not again for a moment. */
public final class TokenReview {

  private static final Logger LOG = Logger.getLogger(TokenReview.class.getName());

  /** How long a token that was withdrawn still counts, and a new one does not. */
  private static final Duration MEMORY = Duration.ofSeconds(10);

  private static final int CAPACITY = 10_000;

  private final Cluster cluster;
  private final TokenMemory<Optional<Subject.User>> memory;

  public TokenReview(Cluster cluster, LongSupplier nanoTime) {
    this.cluster = requireNonNull(cluster, "cluster is null");
    this.memory = new TokenMemory<>(CAPACITY, nanoTime);
  }

  /**
   * Empty when the cluster does not know the token, or knows it for another audience.
   *
   * @throws IdentityException when it does not say
   */
  Optional<Subject.User> callerOf(String token, String digest) {
    return memory.find(digest).orElseGet(() -> ask(token, digest));
  }

  private Optional<Subject.User> ask(String token, String digest) {
    try {
      Optional<Subject.User> user = cluster.reviewToken(new Subject.TokenBearer(token));
      memory.remember(digest, user, MEMORY);
      return user;
    } catch (ClusterException e) {
      LOG.warning("Request " + RequestId.current() + ": no token review: " + e.getMessage());
      throw IdentityException.unavailable();
    }
  }
}
