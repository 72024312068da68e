package dev.atrium.registry.embedded;

import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.EntityPage;
import dev.atrium.registry.ListQuery;
import dev.atrium.registry.json.EntityWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * A page read from the database in chunks. The first is there when the page is opened; a connection
 * is only held while a chunk is read, never while the client takes it.
 */
final class StoredPage implements EntityPage {

  /** Enough for every page a person looks at; memory of a long list stays that of one chunk. */
  private static final int CHUNK = 50;

  /** What a chunk shrinks to while entities are large: a readme may be most of a megabyte. */
  private static final int CHUNK_OF_LARGE = 5;

  private static final long LARGE_CHUNK_BYTES = 2L * 1024 * 1024;

  private static final int BUFFER_BYTES = 16 * 1024;

  private final Database database;
  private final EntityStore store;
  private final EntityCollection collection;
  private final ListQuery query;
  private final ListStatement statement;
  private final int wanted;
  private int written;
  private int chunkSize = CHUNK;
  private Chunk chunk;

  StoredPage(Database database, EntityStore store, EntityCollection collection, ListQuery query) {
    this.database = database;
    this.store = store;
    this.collection = collection;
    this.query = query;
    this.statement = ListStatement.of(collection, query, database.dialect());
    this.wanted = query.paging().size().orElse(Integer.MAX_VALUE);
    this.chunk = read(PageToken.decode(collection, query.paging()));
  }

  @Override
  public End writeItems(OutputStream out) throws IOException {
    CountedOutput buffer = new CountedOutput(out);
    writeChunk(buffer);
    while (chunk.hasMore && written < wanted) {
      chunk = read(Optional.of(lastToken()));
      writeChunk(buffer);
    }
    buffer.flush();
    String next = chunk.hasMore ? lastToken().encode(collection, query.paging()) : "";
    return new End(next, written);
  }

  @Override
  public void close() {
    // Nothing is held between chunks.
  }

  /** The entities of a page that is known to be small. */
  List<StoredEntity> firstChunk() {
    return chunk.rows;
  }

  private Chunk read(Optional<PageToken> last) {
    int size = Math.min(chunkSize, wanted - written);
    return database.read(
        handle -> {
          // One more than needed tells whether there is a next page.
          List<StoredEntity> rows = statement.run(handle, store.rows(), last, size + 1);
          boolean hasMore = rows.size() > size;
          List<StoredEntity> shown = hasMore ? rows.subList(0, size) : rows;
          return new Chunk(store.properties().readInto(handle, shown), hasMore);
        });
  }

  private void writeChunk(CountedOutput out) throws IOException {
    long before = out.bytes;
    for (StoredEntity row : chunk.rows) {
      if (written > 0) {
        out.write(',');
      }
      EntityWriter.writeTo(out, row.toAnswer());
      written++;
    }
    chunkSize = out.bytes - before > LARGE_CHUNK_BYTES ? CHUNK_OF_LARGE : CHUNK;
  }

  private PageToken lastToken() {
    return PageToken.after(chunk.rows.get(chunk.rows.size() - 1), query.paging().orderBy());
  }

  /** A buffer that knows how much went through it. */
  private static final class CountedOutput extends BufferedOutputStream {

    private long bytes;

    CountedOutput(OutputStream out) {
      super(out, BUFFER_BYTES);
    }

    @Override
    public synchronized void write(int value) throws IOException {
      bytes++;
      super.write(value);
    }

    @Override
    public synchronized void write(byte[] from, int offset, int length) throws IOException {
      bytes += length;
      super.write(from, offset, length);
    }
  }

  private record Chunk(List<StoredEntity> rows, boolean hasMore) {}
}
