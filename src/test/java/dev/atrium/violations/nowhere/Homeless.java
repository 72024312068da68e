package dev.atrium.violations.nowhere;

public class Homeless {}
