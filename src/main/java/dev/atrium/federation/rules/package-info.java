/**
 * What a proxy does to paths, headers and caching, one rule per class, each usable without a
 * socket.
 */
package dev.atrium.federation.rules;
