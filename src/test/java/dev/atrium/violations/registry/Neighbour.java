package dev.atrium.violations.registry;

public class Neighbour {}
