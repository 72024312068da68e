/**
 * Who is calling, and what they may do. The rims ask here; none of them decides for itself.
 *
 * <p>An {@link dev.atrium.security.Authenticator} says who sent a request, a filter of the web tier
 * asks it and puts the answer into {@link dev.atrium.security.CurrentCaller}. Routes say what they
 * {@link dev.atrium.security.Requires}, and {@link dev.atrium.security.AccessControl} decides: by
 * the roles that groups give, or by what the cluster says. Whoever cannot be asked is neither a yes
 * nor a no.
 *
 * <p>May depend on {@code kubernetes}, {@code problem} and {@code settings}.
 */
package dev.atrium.security;
