package dev.atrium.violations.web;

public class Neighbour {}
