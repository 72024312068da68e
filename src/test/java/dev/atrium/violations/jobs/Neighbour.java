package dev.atrium.violations.jobs;

public class Neighbour {}
