package dev.atrium.threads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DaemonThreadsTest {

  @Test
  void areToldApartAndDoNotKeepTheProcess() {
    DaemonThreads threads = new DaemonThreads("watch");

    assertThat(threads.newThread(() -> {}).getName()).isEqualTo("watch-1");
    Thread second = threads.newThread(() -> {});
    assertThat(second.getName()).isEqualTo("watch-2");
    assertThat(second.isDaemon()).isTrue();
  }
}
