package dev.atrium.security;

/** What somebody may be allowed to do. Every route asks for one of these, none for a role. */
public enum Permission {
  /** See registered models, their versions and artifacts. */
  READ_MODELS,
  /** Register, change and archive them. */
  WRITE_MODELS,
  /** See and change how the application itself works. */
  ADMINISTER
}
