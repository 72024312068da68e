package dev.atrium.threads;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The threads that Open Liberty answers requests with. No API leads to them: the server is asked
 * for its executor as one part of it asks another, and that for its pool. Where the names lead
 * nowhere, as in another version, there is none.
 */
final class ServerPool implements Supplier<ThreadPoolExecutor> {

  private static final Logger LOG = Logger.getLogger(ServerPool.class.getName());
  private static final String EXECUTOR = "com.ibm.wsspi.threading.WSExecutorService";

  private final Object executor;
  private final Method pool;

  private ServerPool(Object executor, Method pool) {
    this.executor = requireNonNull(executor, "executor is null");
    this.pool = requireNonNull(pool, "pool is null");
  }

  /**
   * The pool of the server that has made a loader.
   *
   * @param application whose class is one of the server's
   */
  static Optional<ServerPool> behind(ClassLoader application) {
    try {
      Object bundle = call(application.getClass().getClassLoader(), "getBundle");
      Object context = call(bundle, "getBundleContext");
      Class<?> reference =
          Class.forName(
              "org.osgi.framework.ServiceReference", false, context.getClass().getClassLoader());
      Object found =
          context
              .getClass()
              .getMethod("getServiceReference", String.class)
              .invoke(context, EXECUTOR);
      Object executor =
          context.getClass().getMethod("getService", reference).invoke(context, found);
      Method pool = executor.getClass().getDeclaredMethod("getThreadPool");
      pool.setAccessible(true);
      ServerPool server = new ServerPool(executor, pool);
      return server.get().getCorePoolSize() > 0 ? Optional.of(server) : Optional.empty();
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(Level.FINE, "no way to the threads of the server", e);
      return Optional.empty();
    }
  }

  private static Object call(Object object, String method) throws ReflectiveOperationException {
    return object.getClass().getMethod(method).invoke(object);
  }

  @Override
  public ThreadPoolExecutor get() {
    try {
      return (ThreadPoolExecutor) pool.invoke(executor);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the server has no pool of threads any more", e);
    }
  }
}
