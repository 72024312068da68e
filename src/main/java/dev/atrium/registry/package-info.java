/**
 * What a model registry can do, in plain Java: no HTTP, no SQL, no JSON library.
 *
 * <p>Entities are described by data, not by one class each: an {@link
 * dev.atrium.registry.EntityKind} lists its {@link dev.atrium.registry.Field}s, and everything that
 * reads, stores or checks an entity walks that list. A new entity is a new constant and a
 * migration. Answers are finished JSON, because nothing between the store and the wire looks inside
 * them.
 *
 * <p>May depend on {@code java..} only.
 */
package dev.atrium.registry;
