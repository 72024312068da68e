/** Who is calling, and what they may do. The rims ask here; none of them decides for itself. */
package dev.atrium.security;
