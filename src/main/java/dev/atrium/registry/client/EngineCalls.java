package dev.atrium.registry.client;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * A hold on the calls that RESTEasy's engine has under way, which MicroProfile REST Client does not
 * give. The HTTP client below it, Apache's, ends any call: {@code HttpUriRequest.abort()}. The
 * classes of both are not visible to applications and are reached by name, each name a public
 * method. Where the names lead nowhere, as in another implementation, calls end by their deadlines
 * and are repeated as that client likes.
 */
final class EngineCalls implements InvocationHandler {

  private static final Logger LOG = Logger.getLogger(EngineCalls.class.getName());

  /** What each thread is waiting for: the engine works in the thread that asks. */
  private static final ThreadLocal<CallUnderWay> CURRENT = new ThreadLocal<>();

  private final Object client;
  private final Method execute;
  private final Method isOpen;

  /**
   * @param type Apache's interface of clients
   */
  private EngineCalls(Object client, Class<?> type) throws ReflectiveOperationException {
    this.client = requireNonNull(client, "client is null");
    this.execute =
        type.getMethod("execute", named(type, "client.methods.HttpUriRequest"), context(type));
    this.isOpen = named(type, "HttpConnection").getMethod("isOpen");
  }

  private static Class<?> context(Class<?> type) throws ClassNotFoundException {
    return named(type, "protocol.HttpContext");
  }

  private static Class<?> named(Class<?> sibling, String name) throws ClassNotFoundException {
    return Class.forName("org.apache.http." + name, false, sibling.getClassLoader());
  }

  /**
   * The engine of a client with a hold on its calls, to be registered with another client. It uses
   * the connections of the first, which are let go of by closing that one.
   */
  static Optional<Object> heldEngine(RegistryApi api) {
    try {
      Object engine = ask(ask(api, "getClient"), "httpEngine");
      Method getter = engine.getClass().getMethod("getHttpClient");
      Class<?> type = getter.getReturnType();
      Object below = getter.invoke(engine);
      // The engine asks it for its configuration as well, by another interface.
      Class<?>[] types =
          Stream.concat(Stream.of(type), Stream.of(below.getClass().getInterfaces()))
              .distinct()
              .toArray(Class<?>[]::new);
      Object client =
          Proxy.newProxyInstance(type.getClassLoader(), types, new EngineCalls(below, type));
      Object held =
          engine.getClass().getConstructor(type, boolean.class).newInstance(client, false);
      held.getClass()
          .getMethod("setResponseBufferSize", int.class)
          .invoke(held, ask(engine, "getResponseBufferSize"));
      return Optional.of(held);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      LOG.log(Level.WARNING, "calls to a model registry can only end by their deadlines", e);
      return Optional.empty();
    }
  }

  /** Asks such that {@code call} can be cut until its answer has been read. */
  static <T> T holding(CallUnderWay call, Supplier<T> question) {
    CURRENT.set(call);
    try {
      return question.get();
    } finally {
      CURRENT.remove();
    }
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    try {
      if (!method.getName().equals("execute")) {
        return method.invoke(client, arguments);
      }
      Object request = arguments[0];
      CallUnderWay call = CURRENT.get();
      if (call != null) {
        call.began(() -> abort(request));
      }
      return isWithoutContext(arguments)
          ? execute.invoke(client, request, newContext())
          : method.invoke(client, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** As RESTEasy asks: with the request alone, or with null. */
  private boolean isWithoutContext(Object[] arguments) {
    return execute.getParameterTypes()[0].isInstance(arguments[0])
        && (arguments.length == 1 || (arguments.length == 2 && arguments[1] == null));
  }

  private Object newContext() {
    return Attempts.context(execute.getParameterTypes()[1], isOpen, System::nanoTime);
  }

  private static void abort(Object request) {
    try {
      ask(request, "abort");
    } catch (ReflectiveOperationException e) {
      LOG.log(Level.WARNING, "a call to a model registry could not be ended", e);
    }
  }

  private static Object ask(Object whom, String what) throws ReflectiveOperationException {
    return whom.getClass().getMethod(what).invoke(whom);
  }
}
