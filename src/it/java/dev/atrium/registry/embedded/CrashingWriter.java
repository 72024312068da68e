package dev.atrium.registry.embedded;

import dev.atrium.registry.EntityDraft;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.EntityKind;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.PropertyValue;
import dev.atrium.registry.PropertyValue.StringValue;
import java.io.FileOutputStream;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Writes to a registry from several threads until it is killed. Says the name of a model on its
 * output once the model, its version and its artifact were answered.
 */
final class CrashingWriter {

  static final int PROPERTIES = 5;

  private static final int THREADS = 4;

  private CrashingWriter() {}

  public static void main(String[] arguments) {
    JdbcConnectionPool pool = JdbcConnectionPool.create(arguments[0], "atrium", "");
    pool.setMaxConnections(THREADS * 2);
    EmbeddedModelRegistry registry = EmbeddedModelRegistry.open(pool, Clock.systemUTC());
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    for (int thread = 0; thread < THREADS; thread++) {
      String prefix = arguments[1] + "-" + thread + "-";
      new Thread(() -> writeForever(registry, prefix, out)).start();
    }
  }

  private static void writeForever(
      EmbeddedModelRegistry registry, String prefix, OutputStream out) {
    for (int i = 0; ; i++) {
      String name = prefix + i;
      EntityId model = registry.create(draft(EntityKind.REGISTERED_MODEL, name)).id();
      FieldValues parent =
          FieldValues.builder().text(Field.REGISTERED_MODEL_ID, model.toString()).build();
      EntityDraft version = draft(EntityKind.MODEL_VERSION, name);
      EntityId versionId =
          registry
              .create(new EntityDraft(version.kind(), version.values().with(parent)))
              .id();
      registry.saveArtifact(versionId, draft(EntityKind.MODEL_ARTIFACT, name));
      say(out, name);
    }
  }

  private static EntityDraft draft(EntityKind kind, String name) {
    Map<String, PropertyValue> properties = new HashMap<>();
    for (int i = 0; i < PROPERTIES; i++) {
      properties.put("property-" + i, new StringValue("value " + i));
    }
    return new EntityDraft(
        kind, FieldValues.builder().text(Field.NAME, name).customProperties(properties).build());
  }

  /** One write to the file for each name, so that a line is there as a whole or not at all. */
  private static void say(OutputStream out, String name) {
    try {
      out.write((name + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
