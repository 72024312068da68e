package dev.atrium.violations.security;

public class Neighbour {}
