/**
 * WebSockets from browsers through to modules: two connections that are joined message by message.
 * Frames are the libraries' work, the server's towards the browser and the JDK's towards the
 * module; joining, limits, heartbeats and closing are ours. No connection holds a thread while it
 * is silent.
 */
package dev.atrium.federation.websocket;
