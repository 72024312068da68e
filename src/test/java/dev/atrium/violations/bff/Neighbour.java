package dev.atrium.violations.bff;

public class Neighbour {}
