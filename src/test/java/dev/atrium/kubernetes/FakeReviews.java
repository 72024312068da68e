package dev.atrium.kubernetes;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Decides the reviews of the {@link FakeApiServer} as a real one would. */
final class FakeReviews {

  private static final String AUTHORIZATION = "/apis/authorization.k8s.io/v1/";
  private static final String AUTHENTICATION = "/apis/authentication.k8s.io/v1/";

  private final FakeAccess access;

  FakeReviews(FakeAccess access) {
    this.access = access;
  }

  JsonNode decide(String path, JsonNode review, Subject.User caller) {
    ObjectNode answer = ((ObjectNode) review).deepCopy();
    // A field that no client of today knows.
    answer.put("addedByANewerServer", true);
    ObjectNode status = answer.putObject("status");
    JsonNode spec = review.path("spec");
    switch (path) {
      case AUTHORIZATION + "subjectaccessreviews" ->
          status.put("allowed", access.allows(user(spec), attributes(spec)));
      case AUTHORIZATION + "selfsubjectaccessreviews" ->
          status.put("allowed", access.allows(caller, attributes(spec)));
      case AUTHORIZATION + "selfsubjectrulesreviews" -> writeRules(status, caller);
      case AUTHENTICATION + "selfsubjectreviews" -> write(status.putObject("userInfo"), caller);
      case AUTHENTICATION + "tokenreviews" -> reviewToken(spec, status);
      default -> throw new IllegalArgumentException("no such review: " + path);
    }
    return answer;
  }

  private void reviewToken(JsonNode spec, ObjectNode status) {
    String token = spec.path("token").asString();
    Optional<Subject.User> owner = access.owner(token);
    Set<String> common = new TreeSet<>();
    spec.path("audiences").forEach(audience -> common.add(audience.asString()));
    boolean asksForAudience = !common.isEmpty();
    common.retainAll(access.audiencesOf(token));
    boolean isMeant = !asksForAudience || !common.isEmpty();
    status.put("authenticated", owner.isPresent() && isMeant);
    if (owner.isPresent() && isMeant) {
      write(status.putObject("user"), owner.get());
      common.forEach(status.putArray("audiences")::add);
    }
  }

  private void writeRules(ObjectNode status, Subject.User caller) {
    status.put("incomplete", false);
    status.putArray("nonResourceRules");
    status.set("resourceRules", FakeApiServer.JSON.readTree(access.rulesOf(caller)));
  }

  private static Subject.User user(JsonNode spec) {
    Set<String> groups = new TreeSet<>();
    spec.path("groups").forEach(group -> groups.add(group.asString()));
    return new Subject.User(spec.path("user").asString(), groups);
  }

  private static AccessRequest attributes(JsonNode spec) {
    JsonNode attributes = spec.path("resourceAttributes");
    return new AccessRequest(
        attributes.path("verb").asString(""),
        attributes.path("group").asString(""),
        attributes.path("resource").asString(""),
        attributes.path("namespace").asString(""),
        attributes.path("name").asString(""));
  }

  private static void write(ObjectNode info, Subject.User user) {
    info.put("username", user.name());
    user.groups().stream().sorted().forEach(info.putArray("groups")::add);
  }
}
