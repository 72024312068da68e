/**
 * The registry that lives in our own database: H2 in a file, or PostgreSQL. SQL by hand, run
 * through Jdbi (adr/0002): the list engine is what this package is about, and it decides its own
 * statements.
 *
 * <p>{@link dev.atrium.registry.embedded.EmbeddedModelRegistry} is the only door. A write is one
 * transaction; a list is read in chunks, each of two statements, and no connection is held while a
 * client reads.
 */
package dev.atrium.registry.embedded;
