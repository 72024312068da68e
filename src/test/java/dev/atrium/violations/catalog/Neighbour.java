package dev.atrium.violations.catalog;

public class Neighbour {}
