package dev.atrium.registry.rest;

/**
 * Whether the registry's own API is served: only where the registry is ours. A remote one has an
 * API of its own, and we are not a way around it.
 */
public record RegistryApiConfig(boolean isServed) {}
