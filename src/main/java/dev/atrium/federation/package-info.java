/**
 * The gateway to micro-frontends: serves their files, passes requests on to them, says which there
 * are and how they are. One filter decides on the raw path of a request; what it does not own goes
 * on to the rest of the application.
 */
package dev.atrium.federation;
