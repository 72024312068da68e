/**
 * The registry that lives somewhere else: the port {@link dev.atrium.registry.ModelRegistry} spoken
 * as the Kubeflow model registry's REST API.
 *
 * <p>Answers are not believed: status, content type, size and JSON are checked before anything is
 * passed on, and a failure names neither host nor class to the client. Answers are not bound
 * either: an entity is read into bounded memory, a list is copied byte for byte while it arrives. A
 * call passes {@code RegistryGateway} (how many at once, whether the registry is left alone for a
 * while), {@code RegistryConnection} (how long a call may take) and {@code RegistryApi} (the wire),
 * in this order; each registry has its own of each.
 *
 * <p>The doors are {@link dev.atrium.registry.client.RemoteRegistries}, {@link
 * dev.atrium.registry.client.RegistryClientConfig} and {@link
 * dev.atrium.registry.client.CallerToken} and {@link dev.atrium.registry.client.CallerPresence}, by
 * which others say in whose name is asked and for how long. May depend on {@code registry}, {@code
 * registry.json}, {@code settings}, {@code tls} and MicroProfile. How often a registry is asked is
 * decided by SmallRye Fault Tolerance.
 */
package dev.atrium.registry.client;
