/**
 * The registry's entities as JSON: read with limits, written field by field. Shared by every
 * package that has registry JSON in its hands, so that there is one reader of untrusted input and
 * one spelling of each field.
 *
 * <p>Nothing here binds JSON to objects by reflection: one number of a megabyte costs a binding
 * reader many seconds (docs/threat-model.md). May depend on {@code registry} and the streaming JSON
 * library only.
 */
package dev.atrium.registry.json;
