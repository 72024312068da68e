package dev.atrium.registry.embedded;

import org.jdbi.v3.core.Handle;

/** Which artifact belongs to which versions. */
final class ArtifactLinks {

  private ArtifactLinks() {}

  /** Does nothing when the link is there. The artifact's row is locked or new, so nobody races. */
  static void add(Handle handle, int contextId, int artifactId) {
    handle
        .createUpdate(
            "insert into artifact_link (context_id, artifact_id)"
                + " select :context, :artifact where not exists (select 1 from artifact_link"
                + " where context_id = :context and artifact_id = :artifact)")
        .bind("context", contextId)
        .bind("artifact", artifactId)
        .execute();
  }
}
