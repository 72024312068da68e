/**
 * What several packages need for their tests and production code never sees: real servers started
 * on demand. Knows nothing of the product.
 */
package dev.atrium.testing;
