package dev.atrium.violations.health;

public class Neighbour {}
