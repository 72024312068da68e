/**
 * What every route of the backend does with a request before it looks inside. May depend on {@code
 * problem} and {@code registry.json}.
 */
package dev.atrium.bff.request;
