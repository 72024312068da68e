package dev.atrium.kubernetes;

import static java.util.Objects.requireNonNull;

/**
 * What a subject wants to do, as an access review names it.
 *
 * @param group the API group, empty for the core group
 * @param namespace empty for every namespace
 * @param name empty for every object
 */
public record AccessRequest(
    String verb, String group, String resource, String namespace, String name) {

  public AccessRequest {
    requireNonNull(verb, "verb is null");
    requireNonNull(group, "group is null");
    requireNonNull(resource, "resource is null");
    requireNonNull(namespace, "namespace is null");
    requireNonNull(name, "name is null");
  }

  /** To read one Service, which is how access to the registry behind it is decided. */
  public static AccessRequest getService(String namespace, String name) {
    return new AccessRequest("get", "", "services", namespace, name);
  }

  /** To list the Services of a namespace. */
  public static AccessRequest listServices(String namespace) {
    return new AccessRequest("list", "", "services", namespace, "");
  }
}
