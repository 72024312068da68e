/**
 * The cluster around the application: who a token belongs to, what somebody may do, which
 * namespaces and registries there are. Others see {@link dev.atrium.kubernetes.Cluster}; only this
 * package knows the client library, and only as far as it writes requests, reads a kubeconfig and
 * names the types of the API: its JSON reader refuses what a newer server adds, its informers and
 * its TLS need libraries three times its size.
 *
 * <p>A question is asked with the credential of that question. What belongs to nobody in particular
 * (Services, namespaces, bindings) is followed by watches from the first question on; what belongs
 * to somebody is remembered for ten seconds at most.
 */
package dev.atrium.kubernetes;
