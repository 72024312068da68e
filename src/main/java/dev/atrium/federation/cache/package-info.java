/**
 * What is kept of modules: files whose name changes with their content, within a number of bytes,
 * and the last good copy of the few files a page cannot begin without.
 */
package dev.atrium.federation.cache;
