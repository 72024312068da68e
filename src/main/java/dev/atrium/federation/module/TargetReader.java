package dev.atrium.federation.module;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads where a module is: a Kubernetes Service, an address for development, or a URL.
 *
 * @param namespace of Services that name none, empty when there is none
 * @param preferLocal whether the address for development wins where there are both
 */
record TargetReader(String namespace, boolean preferLocal) {

  /** RFC 1123: a Service or namespace cannot have another name, and nothing else fits in a URL. */
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+]");
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)*");
  private static final String SELF = "self";

  TargetReader {
    requireNonNull(namespace, "namespace is null");
  }

  /**
   * @param localName the member that holds the address for development
   * @param path where the module's pages live, for one that is packaged with us
   */
  Target read(Fields fields, boolean tls, String localName, Optional<String> path) {
    Optional<String> url = fields.text("target");
    if (url.isPresent()) {
      return url.get().equals(SELF)
          ? packaged(fields, path)
          : url(fields.path("target"), url.get());
    }
    Optional<Fields> local = fields.object(localName);
    Optional<Fields> service = fields.object("service");
    String scheme = tls ? "https" : "http";
    if (local.isPresent() && (preferLocal || service.isEmpty())) {
      return local(local.get(), service, scheme);
    }
    return service
        .map(found -> service(found, scheme))
        .orElseThrow(
            () ->
                new ModuleRejection(
                    "it has neither " + fields.path("target") + " nor " + fields.path("service")));
  }

  static Target.Remote url(String field, String text) {
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      String path = Optional.ofNullable(uri.getRawPath()).orElse("").replaceFirst("/$", "");
      if ((!scheme.equals("http") && !scheme.equals("https"))
          || uri.getHost() == null
          || uri.getRawUserInfo() != null
          || uri.getRawQuery() != null
          || uri.getRawFragment() != null
          || uri.getPort() == 0
          || uri.getPort() > 65_535
          || !PATH.matcher(path).matches()
          || hasDotSegment(path)) {
        throw new URISyntaxException("", "no address of a module");
      }
      int usual = scheme.equals("https") ? 443 : 80;
      return new Target.Remote(
          scheme, uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort(), path);
    } catch (URISyntaxException e) {
      throw new ModuleRejection(
          field
              + " must be an http or https URL without credentials, query and fragment, or"
              + " 'self'");
    }
  }

  private static boolean hasDotSegment(String path) {
    return (path + "/").contains("/./") || (path + "/").contains("/../");
  }

  private static Target packaged(Fields fields, Optional<String> path) {
    return new Target.Packaged(
        "/modules"
            + path.orElseThrow(
                () ->
                    new ModuleRejection(
                        fields.path("target") + " can be 'self' only where there is a path")));
  }

  private static Target local(Fields local, Optional<Fields> service, String scheme) {
    String host = local.text("host").orElse("localhost");
    if (!HOST.matcher(host).matches()) {
      throw new ModuleRejection(local.path("host") + " is not the name of a host");
    }
    int port =
        local
            .port("port")
            .or(() -> service.flatMap(found -> found.port("port")))
            .orElseThrow(() -> new ModuleRejection(local.path("port") + " is missing"));
    return new Target.Remote(scheme, host, port, "");
  }

  private Target service(Fields service, String scheme) {
    String name = label(service, "name", service.requiredText("name"));
    String where = service.text("namespace").filter(text -> !text.isEmpty()).orElse(namespace);
    if (where.isEmpty()) {
      throw new ModuleRejection(
          service.path("namespace") + " is missing, and OC_PROJECT names no default");
    }
    int port =
        service
            .port("port")
            .orElseThrow(() -> new ModuleRejection(service.path("port") + " is missing"));
    return new Target.Remote(
        scheme, name + "." + label(service, "namespace", where) + ".svc.cluster.local", port, "");
  }

  private static String label(Fields fields, String field, String value) {
    if (LABEL.matcher(value).matches()) {
      return value;
    }
    throw new ModuleRejection(
        fields.path(field)
            + " must be of lower-case letters, digits and '-', but is '"
            + value.replaceAll("[^ -~]", "?")
            + "'");
  }
}
