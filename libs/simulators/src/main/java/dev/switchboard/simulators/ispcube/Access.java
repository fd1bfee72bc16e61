package dev.switchboard.simulators.ispcube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;
import dev.switchboard.simulators.server.Reply;
import dev.switchboard.simulators.server.Request;
import dev.switchboard.simulators.time.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The headers every call needs and the tokens, protocols.md 4.1. A token lives 24 hours of the
 * machine's time, as it does in the services.
 */
final class Access {
  private static final Duration LIFETIME = Duration.ofHours(24);

  private final Map<String, Instant> expiryByToken = new ConcurrentHashMap<>();
  private final AtomicLong lastToken = new AtomicLong(145_000);
  private final SimulatedClock clock;
  private volatile IspcubeSettings settings = IspcubeSettings.usual();

  Access(SimulatedClock clock) {
    this.clock = clock;
  }

  IspcubeSettings settings() {
    return settings;
  }

  void settle(IspcubeSettings newSettings) {
    settings = newSettings;
  }

  void expireTokens() {
    expiryByToken.clear();
  }

  Reply token(Request request) {
    Optional<Reply> refusal = refusal(request, List.of("api-key", "client-id", "login-type"));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    ObjectNode body = Json.readObject(request.body()).orElseGet(Json::object);
    if (!body.path("username").asText().equals(settings.username())
        || !body.path("password").asText().equals(settings.password())) {
      return Answers.failed(401, "Credenciales incorrectas");
    }
    String secret = UUID.randomUUID().toString().replace("-", "");
    String token = lastToken.incrementAndGet() + "|" + secret;
    expiryByToken.put(token, clock.machineInstant().plus(LIFETIME));
    return settings.tokenShape().reply(token);
  }

  /** Why a call is refused, if it is: a header first, then the token. */
  Optional<Reply> refusal(Request request) {
    return refusal(request, List.of("api-key", "client-id", "login-type", "username"))
        .or(() -> isValid(request) ? Optional.empty() : Optional.of(Answers.ofStatus(401)));
  }

  private Optional<Reply> refusal(Request request, List<String> required) {
    for (String header : required) {
      if (request.header(header).filter(it -> !it.isBlank()).isEmpty()) {
        return Optional.of(Answers.failed(400, header + " requerido"));
      }
    }
    if (!request.header("login-type").orElse("").equals("api")) {
      return Optional.of(Answers.failed(400, "login-type requerido"));
    }
    boolean known =
        request.header("api-key").orElse("").equals(settings.apiKey())
            && request.header("client-id").orElse("").equals(settings.clientId());
    return known ? Optional.empty() : Optional.of(Answers.failed(403, "api-key incorrecta"));
  }

  private boolean isValid(Request request) {
    return request
        .bearer()
        .map(expiryByToken::get)
        .filter(it -> clock.machineInstant().isBefore(it))
        .isPresent();
  }
}
