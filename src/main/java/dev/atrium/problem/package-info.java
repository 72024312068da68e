/**
 * What can go wrong, once: one line per failure with its status. Each surface writes it in the body
 * its clients know. Depends on no other package of ours.
 */
package dev.atrium.problem;
