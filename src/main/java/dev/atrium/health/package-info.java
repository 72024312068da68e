/**
 * MicroProfile Health: the checks, what they say together and the service its API looks for. The
 * server's own feature is not used, because its answers go past the application's filters
 * (adr/0021). Liveness and startup look at nothing outside the process: a dead registry must not
 * have the process restarted. Readiness names what is missing by a reason word, never by an
 * address.
 *
 * <p>May depend on {@code registry}, {@code problem} and {@code settings}.
 */
package dev.atrium.health;
