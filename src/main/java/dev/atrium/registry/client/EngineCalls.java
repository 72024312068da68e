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
 * method. Where the names lead nowhere, as in another implementation, calls end by their deadlines.
 */
final class EngineCalls implements InvocationHandler {

  private static final Logger LOG = Logger.getLogger(EngineCalls.class.getName());

  /** What each thread is waiting for: the engine works in the thread that asks. */
  private static final ThreadLocal<CallUnderWay> CURRENT = new ThreadLocal<>();

  private final Object client;

  private EngineCalls(Object client) {
    this.client = requireNonNull(client, "client is null");
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
      Object client = Proxy.newProxyInstance(type.getClassLoader(), types, new EngineCalls(below));
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
    CallUnderWay call = CURRENT.get();
    if (call != null && method.getName().equals("execute")) {
      Object request = arguments[0];
      call.began(() -> abort(request));
    }
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
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
