package dev.atrium.registry.client;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The attempts that Apache's client makes at one call, seen by what it notes in the call's context:
 * {@code http.request} at the beginning of each, before it takes a connection, and then {@code
 * http.connection}. By itself the client sends a question up to four times, each time with a
 * deadline of its own. Here it is sent again only if it went out on a connection that was kept from
 * an earlier call and that broke at once, because the registry may have closed it long before.
 */
final class Attempts implements InvocationHandler {

  /** A connection that was closed before is found out within a round trip. */
  static final Duration AT_ONCE = Duration.ofMillis(500);

  private final Map<String, Object> notes = new HashMap<>();
  private final Method isOpen;
  private final LongSupplier nanoTime;
  private final long start;
  private int begun;
  private boolean hasConnection;
  private boolean isKept;

  private Attempts(Method isOpen, LongSupplier nanoTime) {
    this.isOpen = requireNonNull(isOpen, "isOpen is null");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
    this.start = nanoTime.getAsLong();
  }

  /**
   * A context for one call.
   *
   * @param contextType Apache's interface of contexts
   * @param isOpen of Apache's interface of connections
   * @param nanoTime a clock as {@link System#nanoTime()}
   */
  static Object context(Class<?> contextType, Method isOpen, LongSupplier nanoTime) {
    return Proxy.newProxyInstance(
        contextType.getClassLoader(), new Class<?>[] {contextType}, new Attempts(isOpen, nanoTime));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    return switch (method.getName()) {
      case "getAttribute" -> notes.get(arguments[0]);
      case "removeAttribute" -> notes.remove(arguments[0]);
      case "setAttribute" -> {
        note((String) arguments[0], arguments[1]);
        yield null;
      }
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> toString();
    };
  }

  private void note(String name, Object value) throws Throwable {
    if (name.equals("http.route")) {
      beginAttempt();
    } else if (name.equals("http.connection") && !hasConnection) {
      hasConnection = true;
      isKept = isOpen(value);
    }
    notes.put(name, value);
  }

  private void beginAttempt() {
    begun++;
    boolean isLate = nanoTime.getAsLong() - start > AT_ONCE.toNanos();
    if (begun > 1 && (!isKept || isLate)) {
      throw new NotRepeatedException();
    }
    hasConnection = false;
    isKept = false;
  }

  private boolean isOpen(Object connection) throws Throwable {
    try {
      return (boolean) isOpen.invoke(connection);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** The one before it has failed, in a way that only the client's own log tells. */
  private static final class NotRepeatedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NotRepeatedException() {
      super("the connection broke before an answer");
    }
  }
}
