/**
 * How a setting is declared: its key, its type, its default and its description in one place. Each
 * feature declares its own in a {@code ...Config} record; the reference page is generated from
 * them.
 *
 * <p>May depend on MicroProfile Config only; every package may use it.
 */
package dev.atrium.settings;
