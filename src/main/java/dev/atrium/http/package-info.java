/**
 * What HTTP says about files, for all who answer with some: pages of our own, those of others, and
 * files of modules. Plain Java, so that whoever answers asks and writes himself.
 */
package dev.atrium.http;
