/**
 * What happens to a request before and after anybody knows what it is about: its id, the port it
 * came in by, who sent it, the headers of every API answer, the pages and their files, and the
 * answers to what no route takes.
 *
 * <p>Filters and servlets are declared in {@code web.xml}, in the order in which they run, and not
 * by annotation: a server without the servlet feature passes over annotated ones in silence.
 *
 * <p>May depend on {@code problem}, {@code security} and {@code settings}.
 */
package dev.atrium.web;
