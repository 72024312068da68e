/**
 * The MicroProfile Health checks. Liveness and startup look at nothing outside the process: a dead
 * registry must not have the process restarted. Readiness names what is missing by a reason word,
 * never by an address.
 *
 * <p>May depend on {@code registry}, {@code problem} and {@code settings}.
 */
package dev.atrium.health;
