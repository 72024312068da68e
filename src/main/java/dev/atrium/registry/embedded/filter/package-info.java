/**
 * The registry's {@code filterQuery} language: text in, an SQL condition with named parameters out.
 * Lexer, recursive-descent parser, a small syntax tree, one writer; {@link
 * dev.atrium.registry.embedded.filter.FilterQuery} is the door.
 *
 * <p>The language is Kubeflow's (a small SQL where-clause), with its bugs left out. Decisions of
 * our own:
 *
 * <ul>
 *   <li>Keywords in any case; {@code ''} inside a quoted string is a quote, as are {@code \'} and
 *       {@code \"}. Any other backslash stays, so that {@code LIKE '50\%'} finds a percent sign.
 *   <li>A known field wins over a custom property of the same name, in backticks or not. Backticks
 *       only let a name contain other characters, and a type suffix inside them is part of the
 *       name.
 *   <li>A known field compares with a number in quotes or without, because ids are strings on the
 *       wire. A custom property has the type its author gave it: a text never equals a number.
 *   <li>The literal chooses what a custom property is compared with: a whole number its int or
 *       double value, a number with a point or an exponent only its double value. A type suffix
 *       chooses instead, and then the literal must be of that type.
 *   <li>Upper and lower case, and which text is greater, are the database's opinion.
 * </ul>
 *
 * <p>Nothing a client sent becomes SQL text; everything is bound. Length, nesting, conditions and
 * list values are bounded. May depend on {@code registry} only.
 */
package dev.atrium.registry.embedded.filter;
