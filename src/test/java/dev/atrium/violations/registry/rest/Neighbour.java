package dev.atrium.violations.registry.rest;

public class Neighbour {}
