/**
 * Talking to the servers of modules, so that none of them can take more than its share: each has
 * its own connections, its own limit of calls at once, its own deadlines and its own breaker.
 * Blocking input and output, because that is what passes back pressure on for nothing.
 */
package dev.atrium.federation.upstream;
