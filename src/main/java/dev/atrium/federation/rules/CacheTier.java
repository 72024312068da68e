package dev.atrium.federation.rules;

import java.util.regex.Pattern;

/** How long a file may be kept, told from its name alone (contract: odh-dashboard's tiers). */
public enum CacheTier {
  /** The name changes with the content. */
  IMMUTABLE("public, max-age=31536000, immutable"),
  /** Images and fonts, which change rarely and break nothing. */
  DAY("public, max-age=86400"),
  /** Everything that may be another file tomorrow. */
  REVALIDATED("no-cache");

  /**
   * The last part before the extensions is a hash: eight or more lower-case hexadecimal digits, at
   * least one of them a letter, because a date has eight digits too.
   */
  private static final Pattern HASHED =
      Pattern.compile("[.-](?=[0-9]*[a-f])[0-9a-f]{8,}(\\.[a-z][a-z0-9]*){1,3}$");

  private static final Pattern PICTURE_OR_FONT =
      Pattern.compile("\\.(png|jpe?g|gif|svg|ico|webp|avif|woff2?|ttf|otf|eot)$");

  private final String cacheControl;

  CacheTier(String cacheControl) {
    this.cacheControl = cacheControl;
  }

  public String cacheControl() {
    return cacheControl;
  }

  /** The tier of a path or the name of a file. */
  public static CacheTier of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (HASHED.matcher(name).find()) {
      return IMMUTABLE;
    }
    return PICTURE_OR_FONT.matcher(name).find() ? DAY : REVALIDATED;
  }
}
