package dev.atrium.violations.problem;

public class Neighbour {}
