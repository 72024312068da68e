/**
 * What can go wrong, once: one line per failure with its status. Each surface writes it in the body
 * its clients know. What surfaces must share to tell a client or a log about a failure is here too:
 * the body of those that have no other, and the id of the request. Depends on no other package of
 * ours.
 */
package dev.atrium.problem;
