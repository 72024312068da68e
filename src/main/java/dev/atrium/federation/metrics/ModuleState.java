package dev.atrium.federation.metrics;

/**
 * How a module is at one moment.
 *
 * @param underWay calls that have not ended
 * @param isLeftAlone whether it is not asked because it failed too often
 */
public record ModuleState(boolean isHealthy, int underWay, boolean isLeftAlone) {}
