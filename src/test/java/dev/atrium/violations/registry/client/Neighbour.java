package dev.atrium.violations.registry.client;

public class Neighbour {}
