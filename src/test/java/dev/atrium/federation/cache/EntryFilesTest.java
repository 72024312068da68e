package dev.atrium.federation.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.federation.cache.EntryFiles.Loaded;
import dev.atrium.federation.cache.EntryFiles.Verdict;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EntryFilesTest {

  private static final AssetKey KEY = new AssetKey("m", "/remoteEntry.js", "gzip");
  private static final Duration HOUR = Duration.ofHours(1);

  private final AtomicLong now = new AtomicLong();
  private final EntryFiles files = new EntryFiles(HOUR, Duration.ofSeconds(5), now::get);

  @Test
  void theLastGoodCopyStandsInForAWhile() {
    Asset good = asset("good");
    files.get(KEY, known -> Loaded.of(good));
    now.addAndGet(HOUR.toNanos());

    EntryFiles.Answer stale = files.get(KEY, known -> Loaded.DOWN);
    assertThat(stale.loaded().asset()).contains(good);
    assertThat(stale.staleFor()).contains(HOUR);

    now.addAndGet(1);
    assertThat(files.get(KEY, known -> Loaded.DOWN).loaded().verdict()).isEqualTo(Verdict.DOWN);
  }

  @Test
  void aFileThatIsGoneIsGone() {
    files.get(KEY, known -> Loaded.of(asset("good")));
    assertThat(files.get(KEY, known -> Loaded.MISSING).loaded().verdict())
        .isEqualTo(Verdict.MISSING);
  }

  @Test
  void theModuleIsToldWhichCopyThereIs() {
    Asset good = asset("good");
    files.get(KEY, known -> Loaded.of(good));
    files.get(
        KEY,
        known -> {
          assertThat(known).contains(good);
          return Loaded.of(known.orElseThrow());
        });
    AssetKey other = new AssetKey("m", "/remoteEntry.js", "br");
    assertThat(files.get(other, known -> Loaded.DOWN).loaded().verdict()).isEqualTo(Verdict.DOWN);
  }

  @Test
  void manyWhoAskAtOnceCostTheModuleOneRequest() throws Exception {
    AtomicInteger loads = new AtomicInteger();
    CountDownLatch isLoading = new CountDownLatch(1);
    CountDownLatch mayLoad = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      List<Future<EntryFiles.Answer>> answers = new ArrayList<>();
      answers.add(
          threads.submit(
              () ->
                  files.get(
                      KEY,
                      known -> {
                        loads.incrementAndGet();
                        isLoading.countDown();
                        await(mayLoad);
                        return Loaded.of(asset("good"));
                      })));
      await(isLoading);
      CountDownLatch isAsked = new CountDownLatch(19);
      for (int i = 0; i < 19; i++) {
        answers.add(
            threads.submit(
                () -> {
                  isAsked.countDown();
                  return files.get(KEY, known -> Loaded.of(asset("good")));
                }));
      }
      await(isAsked);
      mayLoad.countDown();
      for (Future<EntryFiles.Answer> answer : answers) {
        assertThat(answer.get().loaded().verdict()).isEqualTo(Verdict.GOOD);
      }
      assertThat(loads).hasValue(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static Asset asset(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(text.getBytes(UTF_8));
    return new Asset(
        Bytes.of(bytes), "application/javascript", "\"" + text.length() + "\"", List.of());
  }
}
