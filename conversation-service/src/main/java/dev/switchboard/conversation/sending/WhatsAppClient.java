package dev.switchboard.conversation.sending;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Calls WhatsApp, once per call, in two steps that fail differently: while there is no connection
 * nothing can have been accepted; from the first byte on, only an answer tells.
 */
@ApplicationScoped
public class WhatsAppClient {
  /** As many calls as the worker makes at once: none waits for a connection. */
  private static final int CONNECTIONS = DispatchWorker.AT_ONCE;

  private static final int WAITING_FOR_ONE = 256;

  /** Shorter than a server waits, so that a connection is seldom closed under a request. */
  private static final int IDLE_SECONDS = 5;

  private final HttpClient http;
  private final WhatsAppConfig config;

  WhatsAppClient(Vertx vertx, WhatsAppConfig config) {
    this.config = config;
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setMaxWaitQueueSize(WAITING_FOR_ONE),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS));
  }

  void stop(@Observes ShutdownEvent stopping) {
    http.closeAndForget();
  }

  /** Never fails. Whoever calls has committed first that he is about to. */
  public Uni<Outcome> send(WhatsAppCall call) {
    return Uni.createFrom()
        .deferred(() -> http.request(options(call)))
        .map(request -> posted(request, call))
        .onFailure()
        .recoverWithItem(WhatsAppClient::notReached)
        .chain(outcome -> outcome);
  }

  private RequestOptions options(WhatsAppCall call) {
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setAbsoluteURI("%s/%s/messages".formatted(config.apiUrl(), call.phoneNumberId()))
        .setConnectTimeout(config.connectTimeout().toMillis())
        .putHeader("Authorization", "Bearer " + call.accessToken())
        .putHeader("Content-Type", "application/json");
  }

  private Uni<Outcome> posted(HttpClientRequest request, WhatsAppCall call) {
    return request
        .send(call.body().encode())
        .chain(
            response ->
                response
                    .body()
                    .map(body -> new WhatsAppAnswer(response.statusCode(), body.toString())))
        .map(WhatsAppAnswer::outcome)
        .ifNoItem()
        .after(config.answerTimeout())
        .fail()
        .onFailure()
        .recoverWithItem(failure -> silent(request, failure));
  }

  private static Uni<Outcome> notReached(Throwable failure) {
    return Uni.createFrom()
        .item(
            new Outcome.Again(
                RetryPolicy.BACK_OFF, "NOT_REACHED", failure.getClass().getSimpleName()));
  }

  private static Outcome silent(HttpClientRequest request, Throwable failure) {
    request.getDelegate().reset();
    return new Outcome.Unknown(failure.getClass().getSimpleName());
  }
}
