package dev.atrium.kubernetes;

import static java.util.Objects.requireNonNull;

import com.google.gson.reflect.TypeToken;
import dev.atrium.kubernetes.AnswerPolicy.Credential;
import dev.atrium.kubernetes.ClusterException.Reason;
import dev.atrium.retry.RetryBudget;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends questions to the API server, each with the credential it is asked with, and ends each in
 * time. Calls share connections and nothing else.
 */
final class ApiConnection implements AutoCloseable {

  /**
   * One question.
   *
   * @param bearer whose token it carries; empty for our own credential
   * @param maxSize bytes of an answer
   * @param waitsForTurn whether it waits when too many are under way, or is refused
   */
  record Question(
      Request request, Optional<Subject.TokenBearer> bearer, int maxSize, boolean waitsForTurn) {

    Question {
      requireNonNull(request, "request is null");
      requireNonNull(bearer, "bearer is null");
    }
  }

  private static final Duration WATCH_PING = Duration.ofSeconds(5);
  private static final Duration WATCH_SILENCE = Duration.ofMinutes(2);
  private static final Duration UNNAMED_PAUSE = Duration.ofMillis(200);

  /** What may stand in a header; anything else is no token. */
  private static final Pattern TOKEN = Pattern.compile("[!-~]+");

  private final ApiServer server;
  private final Duration timeout;
  private final LongSupplier nanoTime;
  private final Semaphore turns;
  private final RetryBudget retries = new RetryBudget(1);
  private final OkHttpClient withOurKeys;
  private final OkHttpClient withoutKeys;
  private final RequestWriter requests;

  ApiConnection(ApiServer server, KubernetesConfig config, LongSupplier nanoTime) {
    this.server = requireNonNull(server, "server is null");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
    this.timeout = config.timeout();
    this.turns = new Semaphore(config.maxConcurrent());
    this.withoutKeys = client(server, null);
    // A token sent over a connection with our certificate would be answered as ours.
    this.withOurKeys = server.keys().map(keys -> client(server, keys)).orElse(withoutKeys);
    String address = server.address().toString();
    this.requests = new RequestWriter(withoutKeys, address.replaceFirst("/$", ""));
  }

  RequestWriter requests() {
    return requests;
  }

  /**
   * Waits for the answer.
   *
   * @throws ClusterException when there is no answer of that type
   */
  <T> T ask(Question question, TypeToken<T> type) {
    Deadline end = new Deadline(nanoTime, timeout);
    takeTurn(question, end);
    try {
      retries.requested();
      Answer answer = exchange(question, end);
      if (answer.status == 429 && pausesFor(answer, end)) {
        answer = exchange(question, end);
      }
      return read(answer, question, type);
    } catch (IOException e) {
      throw AnswerPolicy.failure(e);
    } finally {
      turns.release();
    }
  }

  /** As {@link #ask(Question, TypeToken)}, for an answer without type arguments. */
  <T> T ask(Question question, Class<T> type) {
    return ask(question, TypeToken.get(type));
  }

  /**
   * Begins to read what goes on for a long time; the caller closes it. It takes nobody's turn.
   *
   * @throws ClusterException when it is refused
   */
  Response watch(Request request) {
    OkHttpClient patient =
        withOurKeys
            .newBuilder()
            .callTimeout(Duration.ZERO)
            .readTimeout(WATCH_SILENCE)
            .pingInterval(WATCH_PING)
            .build();
    try {
      Response response = send(patient, request, Optional.empty(), Optional.empty());
      if (response.isSuccessful()) {
        return response;
      }
      response.close();
      throw AnswerPolicy.refusal(response.code(), Credential.OURS);
    } catch (IOException e) {
      throw AnswerPolicy.failure(e);
    }
  }

  /** Ends every call and forgets every connection. */
  @Override
  public void close() {
    for (OkHttpClient client : new OkHttpClient[] {withOurKeys, withoutKeys}) {
      client.dispatcher().cancelAll();
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }

  private void takeTurn(Question question, Deadline end) {
    try {
      boolean isMine =
          question.waitsForTurn
              ? turns.tryAcquire(end.left().toNanos(), TimeUnit.NANOSECONDS)
              : turns.tryAcquire();
      if (!isMine) {
        throw new ClusterException(
            Reason.OVERLOADED, "too many questions to the API server are under way", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException(Reason.OVERLOADED, "interrupted before asking", e);
    }
  }

  private Answer exchange(Question question, Deadline end) throws IOException {
    OkHttpClient client = question.bearer.isPresent() ? withoutKeys : withOurKeys;
    Optional<String> token = question.bearer.map(ApiConnection::tokenOf);
    try (Response response = send(client, question.request, token, Optional.of(end))) {
      return Answer.of(response, question.maxSize);
    }
  }

  /** Without a token of somebody's own it is sent with ours, and with a newer one when there is. */
  private Response send(
      OkHttpClient client, Request request, Optional<String> theirs, Optional<Deadline> end)
      throws IOException {
    if (theirs.isPresent()) {
      return call(client, request, theirs, end);
    }
    Optional<String> ours = server.token().flatMap(Reread::value);
    Response response = call(client, request, ours, end);
    if (response.code() == 401 && server.token().isPresent()) {
      Reread<Optional<String>> tokens = server.token().get();
      if (tokens.hasOtherThan(ours)) {
        response.close();
        return call(client, request, tokens.value(), end);
      }
    }
    return response;
  }

  private static Response call(
      OkHttpClient client, Request request, Optional<String> token, Optional<Deadline> end)
      throws IOException {
    Request.Builder sent = request.newBuilder();
    token.ifPresent(value -> sent.header("Authorization", "Bearer " + value));
    Call call = client.newCall(sent.build());
    end.ifPresent(
        time -> call.timeout().timeout(Math.max(1, time.left().toMillis()), TimeUnit.MILLISECONDS));
    return call.execute();
  }

  private static String tokenOf(Subject.TokenBearer bearer) {
    if (!TOKEN.matcher(bearer.token()).matches()) {
      throw AnswerPolicy.refusal(401, Credential.SUBJECTS);
    }
    return bearer.token();
  }

  /**
   * Waits as long as the API server asks for, with some chance so that not all come back at once.
   */
  private boolean pausesFor(Answer answer, Deadline end) {
    Duration pause = answer.retryAfter.orElse(UNNAMED_PAUSE);
    Duration jitter = Duration.ofMillis(ThreadLocalRandom.current().nextInt(50));
    if (pause.plus(jitter).compareTo(end.left()) >= 0 || !retries.spend()) {
      return false;
    }
    try {
      TimeUnit.NANOSECONDS.sleep(pause.plus(jitter).toNanos());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static <T> T read(Answer answer, Question question, TypeToken<T> type) {
    if (answer.status / 100 != 2) {
      throw AnswerPolicy.refusal(
          answer.status, question.bearer.isPresent() ? Credential.SUBJECTS : Credential.OURS);
    }
    return ClusterJson.read(answer.body, type);
  }

  private OkHttpClient client(ApiServer apiServer, KeyManager[] keys) {
    try {
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(keys, new TrustManager[] {apiServer.trust()}, null);
      return new OkHttpClient.Builder()
          .sslSocketFactory(tls.getSocketFactory(), apiServer.trust())
          .callTimeout(timeout)
          .connectTimeout(timeout)
          .readTimeout(timeout)
          .writeTimeout(timeout)
          // Where the API server sends us to would be given the token.
          .followRedirects(false)
          .followSslRedirects(false)
          .build();
    } catch (GeneralSecurityException e) {
      throw new ClusterException(Reason.UNREACHABLE, "TLS cannot be used", e);
    }
  }

  /** When a question has taken long enough. */
  private record Deadline(LongSupplier nanoTime, long at) {

    Deadline(LongSupplier nanoTime, Duration fromNow) {
      this(nanoTime, nanoTime.getAsLong() + fromNow.toNanos());
    }

    Duration left() {
      return Duration.ofNanos(at - nanoTime.getAsLong());
    }
  }

  private record Answer(int status, String body, Optional<Duration> retryAfter) {

    static Answer of(Response response, int maxSize) throws IOException {
      // Nobody reads what a refusal says beyond its status.
      if (!response.isSuccessful()) {
        return new Answer(response.code(), "", retryAfter(response));
      }
      if (response.body().source().request(maxSize + 1L)) {
        throw new ClusterException(
            Reason.UNUSABLE_ANSWER, "the API server answered more than can be read", null);
      }
      return new Answer(response.code(), response.body().source().readUtf8(), Optional.empty());
    }

    private static Optional<Duration> retryAfter(Response response) {
      String seconds = response.header("Retry-After", "");
      return seconds.matches("\\d{1,6}")
          ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds)))
          : Optional.empty();
    }
  }
}
