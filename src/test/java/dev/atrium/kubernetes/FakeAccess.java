package dev.atrium.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who is who and may do what at the {@link FakeApiServer}. */
public final class FakeAccess {

  /** The application itself, whose token {@link #acceptOwnToken} sets. */
  public static final Subject.User APPLICATION =
      new Subject.User("system:serviceaccount:atrium:atrium", Set.of("system:serviceaccounts"));

  private static final Subject.User ADMIN =
      new Subject.User("kubernetes-admin", Set.of("system:masters"));

  private record Grant(String who, AccessRequest right) {

    boolean covers(Subject.User user, AccessRequest asked) {
      return (user.name().equals(who) || user.groups().contains(who))
          && covers(right.verb(), asked.verb())
          && covers(right.group(), asked.group())
          && covers(right.resource(), asked.resource())
          && (right.namespace().isEmpty() || right.namespace().equals(asked.namespace()))
          && (right.name().isEmpty() || right.name().equals(asked.name()));
    }

    private static boolean covers(String right, String asked) {
      return right.equals("*") || right.equals(asked);
    }
  }

  private final Map<String, Subject.User> tokens = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> audiences = new ConcurrentHashMap<>();
  private final List<Grant> grants = new CopyOnWriteArrayList<>();
  private final Set<String> forbidden = ConcurrentHashMap.newKeySet();
  private final Map<String, String> rules = new ConcurrentHashMap<>();
  private volatile String ownToken = "";

  FakeAccess() {
    grant("system:masters", new AccessRequest("*", "*", "*", "", ""));
  }

  /** From now on this is the application's token, and the one before is nobody's. */
  public void acceptOwnToken(String token) {
    ownToken = token;
  }

  public void know(String token, Subject.User user, String... issuedFor) {
    tokens.put(token, user);
    audiences.put(token, Set.of(issuedFor));
  }

  public void grant(String userOrGroup, AccessRequest right) {
    grants.add(new Grant(userOrGroup, right));
  }

  public void revoke(String userOrGroup) {
    grants.removeIf(grant -> grant.who().equals(userOrGroup));
  }

  /** What a rules review answers to that user, as JSON. */
  public void rule(String user, String resourceRules) {
    rules.put(user, resourceRules);
  }

  String rulesOf(Subject.User user) {
    return rules.getOrDefault(user.name(), "[]");
  }

  /** The application may not use that path. */
  public void forbid(String path) {
    forbidden.add(path);
  }

  public void permit(String path) {
    forbidden.remove(path);
  }

  Optional<Subject.User> caller(Optional<String> certificate, Optional<String> authorization) {
    if (certificate.isPresent()) {
      return certificate.map(name -> new Subject.User(name, ADMIN.groups()));
    }
    return authorization
        .map(value -> value.replaceFirst("^Bearer ", ""))
        .flatMap(token -> token.equals(ownToken) ? Optional.of(APPLICATION) : owner(token));
  }

  Optional<Subject.User> owner(String token) {
    return Optional.ofNullable(tokens.get(token));
  }

  Set<String> audiencesOf(String token) {
    return audiences.getOrDefault(token, Set.of());
  }

  boolean allows(Subject.User user, AccessRequest asked) {
    return grants.stream().anyMatch(grant -> grant.covers(user, asked));
  }

  /** Lists need a right of the lister; the application has all those it was not forbidden. */
  boolean isForbidden(Subject.User caller, String path) {
    if (caller.equals(APPLICATION)) {
      return forbidden.contains(path);
    }
    return path.equals("/api/v1/namespaces")
        && !allows(caller, new AccessRequest("list", "", "namespaces", "", ""));
  }
}
