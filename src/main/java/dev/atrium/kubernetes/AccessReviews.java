package dev.atrium.kubernetes;

import static java.util.Objects.requireNonNull;

import dev.atrium.kubernetes.ApiConnection.Question;
import dev.atrium.kubernetes.ClusterException.Reason;
import io.kubernetes.client.openapi.apis.AuthenticationV1Api;
import io.kubernetes.client.openapi.apis.AuthorizationV1Api;
import io.kubernetes.client.openapi.models.V1ResourceAttributes;
import io.kubernetes.client.openapi.models.V1ResourceRule;
import io.kubernetes.client.openapi.models.V1SelfSubjectAccessReview;
import io.kubernetes.client.openapi.models.V1SelfSubjectAccessReviewSpec;
import io.kubernetes.client.openapi.models.V1SelfSubjectReview;
import io.kubernetes.client.openapi.models.V1SelfSubjectRulesReview;
import io.kubernetes.client.openapi.models.V1SelfSubjectRulesReviewSpec;
import io.kubernetes.client.openapi.models.V1SubjectAccessReview;
import io.kubernetes.client.openapi.models.V1SubjectAccessReviewSpec;
import io.kubernetes.client.openapi.models.V1SubjectAccessReviewStatus;
import io.kubernetes.client.openapi.models.V1TokenReview;
import io.kubernetes.client.openapi.models.V1TokenReviewSpec;
import io.kubernetes.client.openapi.models.V1TokenReviewStatus;
import io.kubernetes.client.openapi.models.V1UserInfo;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import okhttp3.Request;

/** Puts the questions who somebody is and what he may do; remembers nothing. */
final class AccessReviews {

  private static final int MAX_SIZE = 256 << 10;
  private static final String AUTHENTICATION = "authentication.k8s.io/v1";
  private static final String AUTHORIZATION = "authorization.k8s.io/v1";

  /** Whom the API server takes everybody for who does not say who he is. */
  private static final String NOBODY = "system:anonymous";

  private final ApiConnection connection;
  private final List<String> audiences;
  private final AuthenticationV1Api authentication;
  private final AuthorizationV1Api authorization;

  AccessReviews(ApiConnection connection, List<String> audiences) {
    this.connection = requireNonNull(connection, "connection is null");
    this.audiences = List.copyOf(audiences);
    this.authentication = new AuthenticationV1Api(connection.requests());
    this.authorization = new AuthorizationV1Api(connection.requests());
  }

  /** Asks what anybody may ask for himself, as ourselves: whether we may review others. */
  void rehearse() {
    V1ResourceAttributes attributes =
        attributes(
            new AccessRequest("create", "authorization.k8s.io", "subjectaccessreviews", "", ""));
    connection.ask(
        new Question(mayI(attributes), Optional.empty(), MAX_SIZE, true),
        V1SelfSubjectAccessReview.class);
  }

  Optional<Subject.User> whoIs(Subject.TokenBearer bearer) {
    V1SelfSubjectReview review =
        new V1SelfSubjectReview().apiVersion(AUTHENTICATION).kind("SelfSubjectReview");
    try {
      V1SelfSubjectReview answer =
          ask(
              RequestWriter.request(
                  () -> authentication.createSelfSubjectReview(review).buildCall(null)),
              Optional.of(bearer),
              V1SelfSubjectReview.class);
      return user(required(answer.getStatus()).getUserInfo());
    } catch (ClusterException e) {
      if (e.reason() == Reason.UNAUTHENTICATED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  Optional<Subject.User> reviewToken(Subject.TokenBearer bearer) {
    V1TokenReview review =
        new V1TokenReview()
            .apiVersion(AUTHENTICATION)
            .kind("TokenReview")
            .spec(new V1TokenReviewSpec().token(bearer.token()).audiences(audiences));
    V1TokenReview answer =
        ask(
            RequestWriter.request(() -> authentication.createTokenReview(review).buildCall(null)),
            Optional.empty(),
            V1TokenReview.class);
    V1TokenReviewStatus status = required(answer.getStatus());
    boolean isMeantForUs =
        Boolean.TRUE.equals(status.getAuthenticated())
            && status.getAudiences() != null
            && !Collections.disjoint(status.getAudiences(), audiences);
    return isMeantForUs ? user(status.getUser()) : Optional.empty();
  }

  boolean allows(Subject subject, AccessRequest request, boolean waitsForTurn) {
    V1ResourceAttributes attributes = attributes(request);
    if (subject instanceof Subject.TokenBearer bearer) {
      V1SelfSubjectAccessReview answer =
          connection.ask(
              new Question(mayI(attributes), Optional.of(bearer), MAX_SIZE, waitsForTurn),
              V1SelfSubjectAccessReview.class);
      return isAllowed(answer.getStatus());
    }
    V1SubjectAccessReview answer =
        connection.ask(
            new Question(
                may((Subject.User) subject, attributes), Optional.empty(), MAX_SIZE, waitsForTurn),
            V1SubjectAccessReview.class);
    return isAllowed(answer.getStatus());
  }

  /**
   * By the rules of the API server: the core group is the empty one, an asterisk stands for all.
   */
  Set<String> servicesNamedFor(Subject.TokenBearer bearer, String namespace) {
    V1SelfSubjectRulesReview review =
        new V1SelfSubjectRulesReview()
            .apiVersion(AUTHORIZATION)
            .kind("SelfSubjectRulesReview")
            .spec(new V1SelfSubjectRulesReviewSpec().namespace(namespace));
    V1SelfSubjectRulesReview answer =
        ask(
            RequestWriter.request(
                () -> authorization.createSelfSubjectRulesReview(review).buildCall(null)),
            Optional.of(bearer),
            V1SelfSubjectRulesReview.class);
    return orEmpty(required(answer.getStatus()).getResourceRules()).stream()
        .filter(AccessReviews::isAboutGettingServices)
        .flatMap(rule -> orEmpty(rule.getResourceNames()).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isAboutGettingServices(V1ResourceRule rule) {
    return names(rule.getVerbs(), "get")
        && names(rule.getApiGroups(), "")
        && names(rule.getResources(), "services");
  }

  private static boolean names(List<String> values, String value) {
    return orEmpty(values).contains(value) || orEmpty(values).contains("*");
  }

  private Request mayI(V1ResourceAttributes attributes) {
    V1SelfSubjectAccessReview review =
        new V1SelfSubjectAccessReview()
            .apiVersion(AUTHORIZATION)
            .kind("SelfSubjectAccessReview")
            .spec(new V1SelfSubjectAccessReviewSpec().resourceAttributes(attributes));
    return RequestWriter.request(
        () -> authorization.createSelfSubjectAccessReview(review).buildCall(null));
  }

  private Request may(Subject.User user, V1ResourceAttributes attributes) {
    V1SubjectAccessReview review =
        new V1SubjectAccessReview()
            .apiVersion(AUTHORIZATION)
            .kind("SubjectAccessReview")
            .spec(
                new V1SubjectAccessReviewSpec()
                    .user(user.name())
                    .groups(user.groups().stream().sorted().toList())
                    .resourceAttributes(attributes));
    return RequestWriter.request(
        () -> authorization.createSubjectAccessReview(review).buildCall(null));
  }

  private static V1ResourceAttributes attributes(AccessRequest request) {
    return new V1ResourceAttributes()
        .verb(request.verb())
        .group(request.group())
        .resource(request.resource())
        .namespace(request.namespace())
        .name(request.name());
  }

  private <T> T ask(Request request, Optional<Subject.TokenBearer> bearer, Class<T> type) {
    return connection.ask(new Question(request, bearer, MAX_SIZE, false), type);
  }

  private static boolean isAllowed(V1SubjectAccessReviewStatus status) {
    return required(required(status).getAllowed());
  }

  private static Optional<Subject.User> user(V1UserInfo info) {
    String name = required(required(info).getUsername());
    if (name.isEmpty() || name.equals(NOBODY)) {
      return Optional.empty();
    }
    return Optional.of(new Subject.User(name, Set.copyOf(orEmpty(info.getGroups()))));
  }

  private static <T> T required(T part) {
    if (part == null) {
      throw new ClusterException(
          Reason.UNUSABLE_ANSWER, "the API server's answer lacks its result", null);
    }
    return part;
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : list;
  }
}
