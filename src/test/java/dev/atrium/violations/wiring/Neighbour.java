package dev.atrium.violations.wiring;

public class Neighbour {}
