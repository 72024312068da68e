package dev.atrium.federation.module;

/** A configured module, or a whole document of them, that cannot be used, and why. */
public final class ModuleRejection extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ModuleRejection(String sentence) {
    super(sentence);
  }
}
