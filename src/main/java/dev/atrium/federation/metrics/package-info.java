/**
 * The numbers of modules for monitoring systems. Only {@link
 * dev.atrium.federation.metrics.PublishedMeters} names MicroProfile Metrics, whose classes are
 * there when its feature is: nothing may load that class without it.
 */
package dev.atrium.federation.metrics;
