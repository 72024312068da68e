package dev.atrium.violations.registry.embedded;

public class Neighbour {}
