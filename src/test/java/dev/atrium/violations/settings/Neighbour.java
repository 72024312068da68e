package dev.atrium.violations.settings;

public class Neighbour {}
