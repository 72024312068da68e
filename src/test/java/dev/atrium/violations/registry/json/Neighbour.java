package dev.atrium.violations.registry.json;

public class Neighbour {}
