/** Whose certificates are believed when we call others. Depends on no other package of ours. */
package dev.atrium.tls;
