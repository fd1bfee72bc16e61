package dev.switchboard.integration.outbound;

import dev.switchboard.integration.IntegrationError;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.Violation;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * Makes the calls. The connection goes to the very address that was checked, so that a name cannot
 * mean another one a moment later; redirects are answers like any other.
 */
@ApplicationScoped
public class OutboundClient {
  private static final int CONNECTIONS = 64;
  private static final int WAITING_FOR_ONE = 256;

  /** Shorter than a server waits, so that a connection is seldom closed under a request. */
  private static final int IDLE_SECONDS = 5;

  private final Vertx vertx;
  private final HttpClient http;
  private final OutboundConfig config;
  private final AddressRule rule;

  OutboundClient(Vertx vertx, OutboundConfig config) {
    this.vertx = vertx;
    this.config = config;
    this.rule = new AddressRule(config.allowPrivateAddresses());
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

  /**
   * The address without a slash at its end, if it may be called.
   *
   * @param field where the caller wrote it
   * @return fails with ADDRESS_NOT_ALLOWED, naming the field
   */
  public Uni<String> allowed(String field, String url) {
    String trimmed = url.strip().replaceAll("/+$", "");
    return rule.objection(trimmed)
        .<Uni<String>>map(objection -> Uni.createFrom().failure(notAllowed(field, objection)))
        .orElseGet(
            () ->
                resolved(URI.create(trimmed))
                    .onFailure()
                    .transform(unused -> notAllowed(field, "must lead to a public address"))
                    .replaceWith(trimmed));
  }

  /** Never fails. */
  public Uni<OutboundAnswer> send(OutboundCall call) {
    return resolved(call.uri())
        .chain(address -> http.request(options(call, address)))
        .map(request -> answered(request, call))
        .onFailure()
        .recoverWithItem(failure -> Uni.createFrom().item(silent(failure)))
        .chain(answer -> answer);
  }

  private Uni<InetAddress> resolved(URI uri) {
    String host = uri.getHost().replaceAll("^\\[|]$", "");
    return Uni.createFrom()
        .completionStage(
            () ->
                vertx
                    .getDelegate()
                    .executeBlocking(() -> InetAddress.getAllByName(host), false)
                    .toCompletionStage())
        .map(this::permitted);
  }

  private InetAddress permitted(InetAddress[] addresses) {
    if (!rule.allows(addresses)) {
      throw new AddressNotAllowedException();
    }
    return addresses[0];
  }

  private RequestOptions options(OutboundCall call, InetAddress address) {
    URI uri = call.uri();
    boolean secure = uri.getScheme().equals("https");
    int usual = secure ? 443 : 80;
    int port = uri.getPort() < 0 ? usual : uri.getPort();
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    RequestOptions options =
        new RequestOptions()
            .setMethod(call.method())
            .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
            .setHost(uri.getHost())
            .setPort(port)
            .setSsl(secure)
            .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
            .setConnectTimeout(config.connectTimeout().toMillis());
    call.headers().forEach(options::putHeader);
    return options;
  }

  private static Uni<OutboundAnswer> answered(HttpClientRequest request, OutboundCall call) {
    Uni<HttpClientResponse> response =
        call.body() == null ? request.send() : request.send(call.body());
    return response
        .chain(OutboundClient::read)
        .ifNoItem()
        .after(call.patience())
        .fail()
        .onFailure()
        .recoverWithItem(failure -> abandoned(request, failure));
  }

  private static Uni<OutboundAnswer> read(HttpClientResponse response) {
    BoundedBody body = new BoundedBody(response.getDelegate());
    return Uni.createFrom()
        .completionStage(body.whole().toCompletionStage())
        .map(Buffer::toString)
        .map(
            text ->
                new OutboundAnswer.Answered(
                    response.statusCode(), text, response.getHeader("ETag")));
  }

  private static OutboundAnswer abandoned(HttpClientRequest request, Throwable failure) {
    request.getDelegate().reset();
    return silent(failure);
  }

  private static OutboundAnswer silent(Throwable failure) {
    return new OutboundAnswer.Silent(failure.getClass().getSimpleName());
  }

  private static ApplicationException notAllowed(String field, String objection) {
    return new ApplicationException(
        IntegrationError.ADDRESS_NOT_ALLOWED,
        "This address may not be called.",
        List.of(new Violation(field, objection)));
  }
}
