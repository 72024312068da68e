package dev.atrium.kubernetes;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/** Somebody the cluster is asked about. */
public sealed interface Subject {

  /** Somebody we know by name; the question is asked with the application's own rights. */
  record User(String name, Set<String> groups) implements Subject {
    public User {
      requireNonNull(name, "name is null");
      groups = Set.copyOf(groups);
    }
  }

  /** Somebody whose token we hold; the question is asked with it. */
  record TokenBearer(String token) implements Subject {
    public TokenBearer {
      requireNonNull(token, "token is null");
    }

    /** Without the token: this may end up in a log. */
    @Override
    public String toString() {
      return "TokenBearer[...]";
    }
  }
}
