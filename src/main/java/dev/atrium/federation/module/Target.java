package dev.atrium.federation.module;

import static java.util.Objects.requireNonNull;

/** Who answers for a module. Comes from the configuration, never from a request or an answer. */
public sealed interface Target {

  /** Another server. */
  record Remote(String scheme, String host, int port, String basePath) implements Target {

    public Remote {
      requireNonNull(scheme, "scheme is null");
      requireNonNull(host, "host is null");
      requireNonNull(basePath, "basePath is null");
    }

    /** The value of the Host header of requests to it. */
    public String authority() {
      int usual = scheme.equals("https") ? 443 : 80;
      return port == usual ? host : host + ":" + port;
    }
  }

  /** Files in this application's own archive, whose interface is this application's own. */
  record Packaged(String directory) implements Target {

    public Packaged {
      requireNonNull(directory, "directory is null");
    }
  }
}
