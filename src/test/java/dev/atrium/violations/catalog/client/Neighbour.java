package dev.atrium.violations.catalog.client;

public class Neighbour {}
