package dev.atrium.kubernetes;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;

/** Where the API server and our credential for it are found. */
public sealed interface ClusterPlace {

  /**
   * The cluster whose pod we are.
   *
   * @param credentials the directory with {@code token} and {@code ca.crt}
   */
  record InCluster(URI address, Path credentials) implements ClusterPlace {
    public InCluster {
      requireNonNull(address, "address is null");
      requireNonNull(credentials, "credentials is null");
    }
  }

  /** The current context of a kubeconfig file. */
  record Kubeconfig(Path file) implements ClusterPlace {
    public Kubeconfig {
      requireNonNull(file, "file is null");
    }
  }
}
