/** How often calls to others are repeated. Depends on no other package of ours. */
package dev.atrium.retry;
