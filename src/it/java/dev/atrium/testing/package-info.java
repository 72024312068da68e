/**
 * Servers for integration tests. {@link dev.atrium.testing.RunningServer} talks to the one the
 * build has started, {@link dev.atrium.testing.AtriumServer} starts, kills and restarts its own.
 */
package dev.atrium.testing;
