/**
 * Example models for somebody who tries the product. Written through the port like anybody else's.
 */
package dev.atrium.registry.demo;
