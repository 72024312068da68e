/**
 * The routes under {@code /api/v1} that the page and its scripts call. Entities travel as the
 * registry's own JSON; the list envelope, the query parameters and the body of an error are ours.
 *
 * <p>Resources parse, call the port and wrap; what is decided on the way is in plain classes that
 * need no JAX-RS runtime. Archived entities are left out of lists unless asked for, because
 * deleting a model here means archiving it.
 *
 * <p>May depend on {@code registry}, {@code registry.json}, {@code problem}, {@code security} and
 * {@code settings}.
 */
package dev.atrium.bff;
