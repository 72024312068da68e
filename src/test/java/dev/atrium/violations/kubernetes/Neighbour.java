package dev.atrium.violations.kubernetes;

public class Neighbour {}
