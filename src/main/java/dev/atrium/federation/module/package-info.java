/**
 * Which modules there are and which path belongs to which of them. Configuration in, immutable
 * values out: nothing here knows a socket, a servlet or a file being watched.
 */
package dev.atrium.federation.module;
