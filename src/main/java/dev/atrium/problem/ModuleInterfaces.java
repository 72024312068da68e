package dev.atrium.problem;

/**
 * The paths that lead to interfaces of modules. Their clients know {@link ErrorShape#ENVELOPE};
 * which paths they are is only known while the application runs.
 */
@FunctionalInterface
public interface ModuleInterfaces {

  /**
   * Whether the path leads to such an interface.
   *
   * @param rawPath as it was sent, undecoded
   */
  boolean include(String rawPath);
}
