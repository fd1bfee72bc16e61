package dev.switchboard.integration.ispcube;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.integration.connection.Connection;
import dev.switchboard.integration.connection.ConnectionService;
import dev.switchboard.integration.connection.Granted;
import dev.switchboard.integration.connection.Health;
import dev.switchboard.integration.connection.LoginFailedException;
import dev.switchboard.integration.connection.TokenService;
import dev.switchboard.integration.outbound.OutboundAnswer;
import dev.switchboard.integration.outbound.OutboundCall;
import dev.switchboard.integration.outbound.OutboundClient;
import dev.switchboard.platform.time.SystemClock;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;

/** Asks an installation. */
@ApplicationScoped
class IspcubeClient {
  private final OutboundClient outbound;
  private final ConnectionService connections;
  private final TokenService tokens;
  private final IspcubeConfig config;
  private final SystemClock clock;

  IspcubeClient(
      OutboundClient outbound,
      ConnectionService connections,
      TokenService tokens,
      IspcubeConfig config,
      SystemClock clock) {
    this.outbound = outbound;
    this.connections = connections;
    this.tokens = tokens;
    this.config = config;
    this.clock = clock;
  }

  /** Never fails, whatever the installation does. */
  Uni<IspcubeReply> customer(Connection connection, String parameter, String value) {
    return get(
        connection,
        "/customer?deleted=false&%s=%s".formatted(parameter, URLEncoder.encode(value, UTF_8)));
  }

  /** The session of a PPPoE user: None when he is offline. Never fails. */
  Uni<IspcubeReply> session(Connection connection, String user) {
    String encoded = URLEncoder.encode(user, UTF_8).replace("+", "%20");
    return get(connection, "/radius/online_user/username/" + encoded);
  }

  private Uni<IspcubeReply> get(Connection connection, String path) {
    Installation installation = installation(connection);
    OutboundCall call =
        OutboundCall.of(HttpMethod.GET, installation.baseUrl() + path, config.answerTimeout())
            .with(installation.headers());
    return tokens
        .call(
            connection,
            this::login,
            token -> outbound.send(call.with("Authorization", "Bearer " + token)))
        .map(IspcubeReply::read)
        .onFailure(LoginFailedException.class)
        .recoverWithItem(failure -> failed((LoginFailedException) failure));
  }

  private Uni<Granted> login(Connection connection) {
    Installation installation = installation(connection);
    OutboundCall call =
        OutboundCall.of(
                HttpMethod.POST, installation.baseUrl() + "/sanctum/token", config.answerTimeout())
            .with(installation.headers())
            .sending("application/json", installation.login());
    return outbound.send(call).map(this::granted);
  }

  private Granted granted(OutboundAnswer answer) {
    if (answer instanceof OutboundAnswer.Answered answered && answered.succeeded()) {
      return TokenAnswer.read(answered.body())
          .map(token -> new Granted(token, clock.now().plus(config.tokenLifetime())))
          .orElseThrow(
              () -> new LoginFailedException(Health.DEGRADED, "LOGIN: no token in the answer"));
    }
    throw switch (IspcubeReply.read(answer)) {
      case IspcubeReply.Failed failed ->
          new LoginFailedException(failed.health(), "LOGIN: " + failed.reason());
      case IspcubeReply.None none -> new LoginFailedException(Health.BROKEN, "LOGIN: STATUS_404");
      case IspcubeReply.Records records ->
          new LoginFailedException(Health.DEGRADED, "LOGIN: UNREADABLE");
    };
  }

  private static IspcubeReply failed(LoginFailedException failure) {
    return new IspcubeReply.Failed(failure.health(), failure.reason());
  }

  private Installation installation(Connection connection) {
    return Installation.from(connection.settings(), connections.credentials(connection));
  }
}
