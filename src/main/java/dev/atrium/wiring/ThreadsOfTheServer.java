package dev.atrium.wiring;

import dev.atrium.threads.ServerThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

/** Looks after the server's threads while the application runs. */
@ApplicationScoped
class ThreadsOfTheServer {

  private final ServerThreads threads = new ServerThreads();

  void begin(@Observes @Initialized(ApplicationScoped.class) Object event) {
    threads.start(Thread.currentThread().getContextClassLoader());
  }

  void end(@Observes @Destroyed(ApplicationScoped.class) Object event) {
    threads.close();
  }
}
