/**
 * JSON Web Tokens of one issuer: read with limits, verified with keys that the issuer publishes,
 * held to what MicroProfile JWT asks of the claims. The settings are MicroProfile JWT's own {@code
 * mp.jwt.verify.*}.
 *
 * <p>Signatures, keys and claims are jose4j's work, but for the arithmetic on P-256, which is
 * Bouncy Castle's; which key may verify which token, and when keys are fetched again, is decided
 * here. A key that came with a token is never looked at. Depends on {@code settings} and on no
 * other package of ours.
 */
package dev.atrium.security.jwt;
