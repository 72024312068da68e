package dev.atrium.security.jwt;

import java.security.Key;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tokens whose signature was found not to be that of a key. That never changes for this token and
 * this key, so whoever sends one again need not have it computed again: with an elliptic curve that
 * takes this JVM a millisecond, as much as a list of models. Knows no genuine token, so whoever
 * fills it displaces forgeries only.
 */
final class KnownForgeries {

  private final Map<String, Key> keys;

  /**
   * @param capacity what came first is forgotten first
   */
  KnownForgeries(int capacity) {
    this.keys =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Key> eldest) {
            return size() > capacity;
          }
        };
  }

  /**
   * @param digest of the token
   */
  synchronized boolean include(String digest, Key key) {
    return key.equals(keys.get(digest));
  }

  synchronized void add(String digest, Key key) {
    keys.put(digest, key);
  }
}
