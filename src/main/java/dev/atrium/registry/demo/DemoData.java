package dev.atrium.registry.demo;

import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.EntityDocument;
import dev.atrium.registry.EntityDraft;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.EntityKind;
import dev.atrium.registry.EntityPage;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.ListQuery;
import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.Paging;
import dev.atrium.registry.PropertyValue;
import dev.atrium.registry.PropertyValue.DoubleValue;
import dev.atrium.registry.PropertyValue.IntValue;
import dev.atrium.registry.PropertyValue.StringValue;
import dev.atrium.registry.demo.DemoModels.Model;
import dev.atrium.registry.demo.DemoModels.Version;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills an empty registry with {@link DemoModels}. */
public final class DemoData {

  private final ModelRegistry registry;

  public DemoData(ModelRegistry registry) {
    this.registry = registry;
  }

  /** Does nothing when the registry has any model, archived ones included. */
  public void addToEmptyRegistry() {
    if (isEmpty()) {
      DemoModels.ALL.forEach(this::add);
    }
  }

  private boolean isEmpty() {
    ListQuery one = ListQuery.all(Paging.of(1));
    try (EntityPage page = registry.list(EntityCollection.REGISTERED_MODELS, one)) {
      return page.writeItems(OutputStream.nullOutputStream()).size() == 0;
    } catch (IOException e) {
      throw new IllegalStateException("the null stream refused", e);
    }
  }

  private void add(Model model) {
    EntityId id = registry.create(draftOf(model)).id();
    for (Version version : model.versions()) {
      add(model, id, version);
    }
  }

  private void add(Model model, EntityId modelId, Version version) {
    EntityDocument saved = registry.create(draftOf(modelId, version));
    registry.saveArtifact(saved.id(), artifactOf(model, version));
    registry.saveArtifact(saved.id(), cardOf(model, version));
  }

  private static EntityDraft draftOf(Model model) {
    return new EntityDraft(
        EntityKind.REGISTERED_MODEL,
        FieldValues.builder()
            .text(Field.NAME, model.name())
            .text(Field.DESCRIPTION, model.description())
            .text(Field.OWNER, model.owner())
            .text(Field.STATE, model.state())
            .text(Field.LICENSE, "Apache-2.0")
            .text(Field.LIBRARY_NAME, model.library())
            .texts(Field.TASKS, List.of(model.task()))
            .texts(Field.LANGUAGE, List.of("en"))
            .customProperties(Map.of("team", new StringValue(model.team())))
            .build());
  }

  private static EntityDraft draftOf(EntityId model, Version version) {
    Map<String, PropertyValue> metrics = new LinkedHashMap<>();
    metrics.put(version.metric(), new DoubleValue(version.value()));
    metrics.put("epochs", new IntValue(version.epochs()));
    return new EntityDraft(
        EntityKind.MODEL_VERSION,
        FieldValues.builder()
            .text(Field.NAME, version.name())
            .text(Field.REGISTERED_MODEL_ID, model.toString())
            .text(Field.DESCRIPTION, version.description())
            .text(Field.AUTHOR, version.author())
            .customProperties(metrics)
            .build());
  }

  private static EntityDraft artifactOf(Model model, Version version) {
    return new EntityDraft(
        EntityKind.MODEL_ARTIFACT,
        FieldValues.builder()
            .text(Field.NAME, version.name())
            .text(Field.ARTIFACT_TYPE, EntityKind.MODEL_ARTIFACT.artifactType())
            .text(Field.URI, "s3://models/%s/%s/".formatted(model.name(), version.name()))
            .text(Field.MODEL_FORMAT_NAME, model.format())
            .text(Field.MODEL_FORMAT_VERSION, "1")
            .text(Field.STATE, "LIVE")
            .build());
  }

  private static EntityDraft cardOf(Model model, Version version) {
    return new EntityDraft(
        EntityKind.DOC_ARTIFACT,
        FieldValues.builder()
            .text(Field.NAME, "model-card")
            .text(Field.ARTIFACT_TYPE, EntityKind.DOC_ARTIFACT.artifactType())
            .text(Field.DESCRIPTION, "What " + model.name() + " was trained on and for")
            .text(Field.URI, "s3://models/%s/%s/CARD.md".formatted(model.name(), version.name()))
            .text(Field.STATE, "LIVE")
            .build());
  }
}
