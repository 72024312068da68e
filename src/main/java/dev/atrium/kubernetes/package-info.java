/**
 * The cluster around the application: who a token belongs to, what somebody may do, which
 * namespaces and registries there are. Others see {@link dev.atrium.kubernetes.Cluster}; only this
 * package knows the client library.
 */
package dev.atrium.kubernetes;
