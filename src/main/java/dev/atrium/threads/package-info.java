/**
 * How many threads the server answers requests with. Open Liberty wakes the thread that slept
 * longest, so each thread more than are needed makes every request dearer; but when requests wait
 * for somebody else, there must be threads for the others at once. What watches over requests has
 * threads of our own.
 */
package dev.atrium.threads;
