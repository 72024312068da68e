/**
 * Atrium: a model registry, its backend for frontends and what a dashboard needs around them.
 *
 * <ul>
 *   <li>{@code registry} is the port: what a registry can do. {@code registry.embedded} keeps it in
 *       a database of ours, {@code registry.client} asks one elsewhere, {@code registry.json} reads
 *       and writes its entities, {@code registry.demo} has examples, {@code registry.rest} is the
 *       registry's own API.
 *   <li>{@code bff} is what browsers call, {@code health} what probes call, {@code web} what holds
 *       for every request.
 *   <li>{@code security} says who is calling and what they may do, {@code kubernetes} asks the
 *       cluster.
 *   <li>{@code http} says what HTTP says about files, {@code problem} names what can go wrong,
 *       {@code settings} what can be set, {@code tls} whom we believe when we call somebody, {@code
 *       retry} how often we call again.
 *   <li>{@code presence} knows whether a client is still there.
 *   <li>{@code threads} decides how many requests the server answers at once, and makes threads
 *       that are not the server's.
 *   <li>{@code wiring} puts it together and is the only one that knows the adapters.
 * </ul>
 */
package dev.atrium;
