package dev.atrium;

import dev.atrium.settings.Setting;
import java.util.List;

/**
 * How bright the lamp is, in {@code lumen}.
 *
 * <p>A configuration that forgets to list one of its settings, for the test of the reference page.
 */
record LampConfig(int level) {

  static final Setting<Integer> LEVEL = Setting.number("lamp.level", 3, 0, 10, "How bright.");
  static final Setting<?> MAKER = Setting.url("lamp.maker.url", "Who made it.");
  static final Setting<String> FORGOTTEN = Setting.text("lamp.colour", "white", "Which colour.");

  static List<Setting<?>> settings() {
    return List.of(LEVEL, MAKER);
  }
}
