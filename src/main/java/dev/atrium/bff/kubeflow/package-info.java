/**
 * The routes of Kubeflow's own backend, so that its page and its API clients run against this
 * application: entities of a registry that the path and the query name, in the envelope {@code
 * {"data": ...}}. Where that backend misbehaves, adr/0007 says what is done instead.
 *
 * <p>Failures are exceptions; the package above writes them in the shape these clients read. May
 * depend on {@code registry}, {@code registry.json}, {@code problem}, {@code security}, {@code
 * settings} and {@code kubernetes}.
 */
package dev.atrium.bff.kubeflow;
