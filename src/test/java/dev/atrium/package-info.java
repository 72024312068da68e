/**
 * Tests that look at the whole: the architecture, the golden files, the documents and the
 * configuration of the server. Tests of one class are in the package of that class.
 */
package dev.atrium;
