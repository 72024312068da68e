package dev.atrium.kubernetes;

import static java.util.Objects.requireNonNull;

import io.kubernetes.client.openapi.models.V1ClusterRoleBinding;
import io.kubernetes.client.openapi.models.V1Namespace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The cluster behind its API server. Nothing is read, loaded or connected before {@link #prepare()}
 * or the first question.
 */
public final class KubernetesCluster implements Cluster, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(KubernetesCluster.class.getName());

  private static final int MOST_ANSWERS = 10_000;
  private static final AccessRequest EVERYTHING = new AccessRequest("*", "*", "*", "", "");

  /** A whole list of namespaces may take this many times as long as one question. */
  private static final int LIST_FACTOR = 5;

  /** What is loaded on a slow machine may take the time of more than one question. */
  private static final int MOST_REHEARSALS = 3;

  private final ClusterPlace place;
  private final KubernetesConfig config;
  private final LongSupplier nanoTime;
  private final AnswerCache<Asked, Boolean> reviews;
  private final AnswerCache<Asked, Optional<Subject.User>> identities;
  private final AnswerCache<Asked, Set<String>> rules;
  private volatile Parts parts;
  private boolean isClosed;

  public KubernetesCluster(ClusterPlace place, KubernetesConfig config) {
    this(place, config, System::nanoTime);
  }

  KubernetesCluster(ClusterPlace place, KubernetesConfig config, LongSupplier nanoTime) {
    this.place = requireNonNull(place, "place is null");
    this.config = requireNonNull(config, "config is null");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
    this.reviews = cache();
    this.identities = cache();
    this.rules = cache();
  }

  @Override
  public void prepare() {
    Thread thread = new Thread(this::rehearse, "cluster-prepare");
    thread.setDaemon(true);
    thread.start();
  }

  private void rehearse() {
    for (int i = 1; i <= MOST_REHEARSALS; i++) {
      try {
        parts().reviews().rehearse();
        return;
      } catch (ClusterException e) {
        if (e.reason() != ClusterException.Reason.TIMEOUT || i == MOST_REHEARSALS) {
          LOG.log(Level.WARNING, "the API server cannot be asked yet: {0}", e.getMessage());
          return;
        }
      }
    }
  }

  @Override
  public Optional<Subject.User> whoIs(Subject.TokenBearer bearer) {
    Parts made = parts();
    return identities.get(Asked.of("who", bearer), () -> made.reviews().whoIs(bearer));
  }

  @Override
  public Optional<Subject.User> reviewToken(Subject.TokenBearer bearer) {
    Parts made = parts();
    return identities.get(Asked.of("review", bearer), () -> made.reviews().reviewToken(bearer));
  }

  @Override
  public boolean allows(Subject subject, AccessRequest request) {
    return review(subject, request, false);
  }

  @Override
  public boolean isClusterAdmin(Subject subject) {
    if (subject instanceof Subject.User user) {
      try {
        return parts().admins().fresh(config.timeout(), config.cacheTime()).stream()
            .anyMatch(bound -> bound.includes(user));
      } catch (ClusterException e) {
        if (!Mirror.isForbidden(e)) {
          throw e;
        }
      }
    }
    return allows(subject, EVERYTHING);
  }

  @Override
  public List<String> namespacesOf(Subject subject) {
    if (subject instanceof Subject.TokenBearer bearer) {
      List<String> names = new ArrayList<>();
      new Pages<>(parts().connection(), V1Namespace.class, Optional.of(bearer), false)
          .read(NamespaceReader.PATH, "", object -> names.add(object.getMetadata().getName()));
      return names.stream().sorted().toList();
    }
    List<String> all =
        parts().namespaces().fresh(config.timeout(), config.cacheTime()).stream().sorted().toList();
    return isClusterAdmin(subject) ? all : visible(subject, all);
  }

  @Override
  public Set<String> servicesNamedFor(Subject subject, String namespace) {
    if (subject instanceof Subject.TokenBearer bearer) {
      Parts made = parts();
      return rules.get(
          Asked.of("rules in " + namespace, bearer),
          () -> made.reviews().servicesNamedFor(bearer, namespace));
    }
    // Nobody may ask for the rules of somebody else; there are few registries to ask about.
    List<String> registries = registriesIn(namespace).stream().map(RegistryService::name).toList();
    return new TreeSet<>(
        parts()
            .parallel()
            .filter(
                registries,
                name -> review(subject, AccessRequest.getService(namespace, name), true)));
  }

  @Override
  public List<RegistryService> registriesIn(String namespace) {
    return parts().services().in(namespace);
  }

  @Override
  public Optional<RegistryService> registry(String namespace, String name) {
    return parts().services().named(namespace, name);
  }

  /** Ends what is under way; later questions fail. */
  @Override
  public synchronized void close() {
    isClosed = true;
    if (parts != null) {
      parts.close();
      parts = null;
    }
  }

  private List<String> visible(Subject subject, List<String> namespaces) {
    return parts()
        .parallel()
        .filter(
            namespaces,
            name ->
                // contract: the namespace is that of the request, not the name of its object
                review(subject, new AccessRequest("get", "", "namespaces", name, ""), true));
  }

  private boolean review(Subject subject, AccessRequest request, boolean waitsForTurn) {
    Parts made = parts();
    return reviews.get(
        new Asked("may", Asker.of(subject), Optional.of(request)),
        () -> made.reviews().allows(subject, request, waitsForTurn));
  }

  private <V> AnswerCache<Asked, V> cache() {
    // Whoever waits for somebody else's question waits as long as that may take.
    return new AnswerCache<>(
        config.cacheTime(), config.timeout().plusSeconds(1), MOST_ANSWERS, nanoTime);
  }

  /** Before anybody's deadline begins: it takes a while the first time, the others wait for it. */
  private Parts parts() {
    Parts made = parts;
    return made == null ? madeParts() : made;
  }

  private synchronized Parts madeParts() {
    if (isClosed) {
      throw new ClusterException(ClusterException.Reason.UNREACHABLE, "the application ends", null);
    }
    if (parts == null) {
      parts = Parts.of(place, config, nanoTime);
    }
    return parts;
  }

  /** What an answer is remembered by; a token is never kept, only its digest. */
  private record Asked(String question, Asker who, Optional<AccessRequest> request) {

    static Asked of(String question, Subject who) {
      return new Asked(question, Asker.of(who), Optional.empty());
    }
  }

  private record Asker(Optional<Subject.User> user, String tokenDigest) {

    static Asker of(Subject subject) {
      return subject instanceof Subject.User user
          ? new Asker(Optional.of(user), "")
          : new Asker(Optional.empty(), digest(((Subject.TokenBearer) subject).token()));
    }

    private static String digest(String token) {
      try {
        byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JVM has SHA-256", e);
      }
    }
  }

  /** What is made for the first question. */
  private record Parts(
      ApiConnection connection,
      AccessReviews reviews,
      ServiceDirectory services,
      Mirror<V1Namespace, String> namespaces,
      Mirror<V1ClusterRoleBinding, ClusterAdmins.Bound> admins,
      ParallelReviews parallel,
      ClusterThreads threads) {

    static Parts of(ClusterPlace place, KubernetesConfig config, LongSupplier nanoTime) {
      ApiConnection connection = new ApiConnection(ApiServer.at(place, nanoTime), config, nanoTime);
      ClusterThreads threads = ClusterThreads.start(config.maxConcurrent());
      Duration listTimeout = config.timeout().multipliedBy(LIST_FACTOR);
      return new Parts(
          connection,
          new AccessReviews(connection, config.audiences()),
          new ServiceDirectory(connection, config, threads.followers(), nanoTime),
          new Mirror<>(connection, NamespaceReader.KIND, threads.followers(), nanoTime),
          new Mirror<>(connection, ClusterAdmins.KIND, threads.followers(), nanoTime),
          new ParallelReviews(threads.reviewers(), listTimeout),
          threads);
    }

    void close() {
      threads.close();
      connection.close();
    }
  }
}
