/**
 * Servers for integration tests. {@link dev.atrium.testing.RunningServer} talks to the one all HTTP
 * tests share, {@link dev.atrium.testing.AtriumServer} is a process of a test's own, {@link
 * dev.atrium.testing.TestArchive} carries a test into a server.
 */
package dev.atrium.testing;
