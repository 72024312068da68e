/**
 * The registry's own REST API over the port, so that clients of the upstream server work unchanged:
 * its paths, its status codes, its error bodies, and its lax reading of requests (any {@code
 * Content-Type}, any {@code Accept}, keys in any case).
 *
 * <p>Both versions of the API are one implementation; {@link dev.atrium.registry.rest.ApiVersion}
 * knows where they differ. Nothing depends on this package.
 */
package dev.atrium.registry.rest;
