package dev.atrium.problem;

/**
 * Which paths lead to interfaces of modules. Their clients know {@link ErrorShape#ENVELOPE}; which
 * paths they are is only known while the application runs.
 */
@FunctionalInterface
public interface ModuleInterfaces {

  /**
   * @param rawPath as it was sent, undecoded
   */
  boolean include(String rawPath);
}
