/**
 * The benchmark behind {@code docs/benchmarks.md}: fills a database, starts the packaged server on
 * a copy of it and measures requests against it. Built and run by the Maven profile {@code bench}
 * alone; the server is started by what the integration tests start it with.
 */
package dev.atrium.bench;
