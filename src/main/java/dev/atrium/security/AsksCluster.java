package dev.atrium.security;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks resources whose requests name the registry they are about, and which therefore ask the
 * cluster about that one. The guard in front of them asks for roles alone; it would ask about the
 * one registry that the other routes serve.
 */
@Documented
@Inherited
@Retention(RUNTIME)
@Target(TYPE)
public @interface AsksCluster {}
