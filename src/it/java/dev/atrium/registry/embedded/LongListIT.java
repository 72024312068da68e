package dev.atrium.registry.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.AtriumServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list without a page size is streamed, however long it is. */
class LongListIT {

  private static final int MODELS = 100_000;
  private static final long LIMIT_MEBIBYTES = 64;

  @TempDir private static Path directory;

  @Test
  void needsLittleMemoryForAHundredThousandModels() throws Exception {
    fill();
    try (AtriumServer server = AtriumServer.start("long-list", Map.of("ATRIUM_DB_URL", url()))) {
      read(server, "?pageSize=500");
      HeapWatch heap = HeapWatch.of(server.pid());
      long before = heap.liveMebibytes();
      FutureTask<String> reading = new FutureTask<>(() -> read(server, ""));
      new Thread(reading, "reader").start();

      List<Long> alive = new ArrayList<>();
      while (!reading.isDone()) {
        alive.add(heap.liveMebibytes() - before);
      }
      assertThat(reading.get())
          .endsWith("],\"nextPageToken\":\"\",\"pageSize\":0,\"size\":100000}");
      assertThat(alive)
          .hasSizeGreaterThan(1)
          .allSatisfy(more -> assertThat(more).isLessThanOrEqualTo(LIMIT_MEBIBYTES));
    }
  }

  private static void fill() throws Exception {
    // Closed with its last connection, so that the server finds the file free.
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL(url());
    dataSource.setUser("atrium");
    new BulkFill(MODELS, 0, 0, 2).fill(dataSource);
  }

  private static String url() {
    return "jdbc:h2:file:" + directory.resolve("registry");
  }

  /** Reads the whole answer and returns how it ends. */
  private static String read(AtriumServer server, String query) throws IOException {
    URL url = server.registry().uri("/api/model_registry/v1/registered_models" + query).toURL();
    URLConnection connection = url.openConnection();
    connection.setReadTimeout(60_000);
    byte[] tail = new byte[0];
    try (InputStream in = connection.getInputStream()) {
      byte[] chunk = in.readNBytes(64 * 1024);
      while (chunk.length > 0) {
        tail = chunk;
        chunk = in.readNBytes(64 * 1024);
      }
    }
    return new String(tail, StandardCharsets.UTF_8);
  }
}
