package dev.atrium.registry;

/** What became of an artifact that was saved: created now, or there before and changed. */
public record SavedArtifact(EntityDocument document, boolean created) {}
