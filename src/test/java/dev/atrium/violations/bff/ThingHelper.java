package dev.atrium.violations.bff;

public class ThingHelper {}
