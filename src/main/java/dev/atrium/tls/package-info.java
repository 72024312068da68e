/**
 * Whom this application believes when it calls somebody over TLS. Plain Java; every adapter that
 * calls out may use it.
 */
package dev.atrium.tls;
