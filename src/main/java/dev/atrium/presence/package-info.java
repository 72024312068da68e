/**
 * Whether the client of a request is still there, and the connection it came by, which servlets do
 * not tell. The server's own objects do, and one class knows how they are called. May depend on
 * servlets, CDI and {@code threads}.
 */
package dev.atrium.presence;
