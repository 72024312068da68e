/**
 * Puts the application together: publishes the configuration of every feature and decides which
 * registry is behind the port. The only package that sees adapters; seen by nobody.
 */
package dev.atrium.wiring;
