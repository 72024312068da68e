package dev.atrium.registry.embedded;

import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.embedded.EntityTable.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads rows of an {@link EntityTable}, selected by its select list, without their properties. */
final class EntityRows implements RowMapper<StoredEntity> {

  private static final int COLUMNS_BEFORE_FIELDS = 4;

  private final EntityTable table;

  EntityRows(EntityTable table) {
    this.table = table;
  }

  @Override
  public StoredEntity map(ResultSet row, StatementContext context) throws SQLException {
    FieldValues.Builder values = FieldValues.builder().customProperties(Map.of());
    int index = COLUMNS_BEFORE_FIELDS;
    for (Column column : table.columns()) {
      index++;
      String text = row.getString(index);
      if (text != null) {
        addValue(values, column, text);
      }
    }
    return new StoredEntity(
        row.getInt(1), table.kindOf(row.getInt(2)), row.getLong(3), row.getLong(4), values.build());
  }

  private static void addValue(FieldValues.Builder values, Column column, String text) {
    Field field = column.field();
    switch (column.type()) {
      case TEXT, ID -> values.text(field, text);
      case TEXT_LIST -> values.texts(field, TextList.parse(text));
    }
  }
}
