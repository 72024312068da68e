package dev.atrium.violations.federation;

public class Neighbour {}
