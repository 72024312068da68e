/**
 * Classes that break the rules of the architecture, one rule at a time, so that each rule has been
 * seen to fail. Nothing here runs, and nothing but {@code ArchitectureRulesCanFailTest} reads it.
 */
package dev.atrium.violations;
