package dev.switchboard.integration.calendar;

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
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls the Calendar API; fails with {@link LoginFailedException} only. */
@ApplicationScoped
class GoogleClient {
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final String NOBODY_IS_TOLD = "?sendUpdates=none";
  private static final long USUAL_SECONDS = 3599;

  /** Errors of the token endpoint that pass (protocols.md 3.1). */
  private static final Set<String> PASSING =
      Set.of("internal_failure", "server_error", "temporarily_unavailable");

  private final OutboundClient outbound;
  private final ConnectionService connections;
  private final TokenService tokens;
  private final GoogleConfig config;
  private final SystemClock clock;

  GoogleClient(
      OutboundClient outbound,
      ConnectionService connections,
      TokenService tokens,
      GoogleConfig config,
      SystemClock clock) {
    this.outbound = outbound;
    this.connections = connections;
    this.tokens = tokens;
    this.config = config;
    this.clock = clock;
  }

  /** Makes an entry under our id. */
  Uni<GoogleAnswer> insert(Connection connection, Place place, JsonObject body) {
    String url = calendar(connection).entries(place.calendarId()) + NOBODY_IS_TOLD;
    String json = body.copy().put("id", place.eventId()).encode();
    return sent(connection, call(HttpMethod.POST, url).sending("application/json", json));
  }

  /**
   * Changes the members that are given.
   *
   * @param etag the entry's as we know it: if it has another, the answer is Stale
   */
  Uni<GoogleAnswer> change(
      Connection connection, Place place, JsonObject body, @Nullable String etag) {
    OutboundCall change =
        call(HttpMethod.PATCH, entry(connection, place) + NOBODY_IS_TOLD)
            .sending("application/json", body.encode());
    return sent(connection, etag == null ? change : change.with("If-Match", etag));
  }

  /** The entry as it is; a deleted one is there too, cancelled. */
  Uni<GoogleAnswer> find(Connection connection, Place place) {
    return sent(connection, call(HttpMethod.GET, entry(connection, place)));
  }

  /** Takes an entry away. */
  Uni<GoogleAnswer> delete(Connection connection, Place place) {
    return sent(connection, call(HttpMethod.DELETE, entry(connection, place) + NOBODY_IS_TOLD));
  }

  /** Entries, as a page of them; of a token that has ended the answer is Gone. */
  Uni<GoogleAnswer> list(Connection connection, EntriesQuery query) {
    String url = calendar(connection).entries(query.calendarId()) + query.parameters();
    return sent(connection, call(HttpMethod.GET, url));
  }

  private Uni<GoogleAnswer> sent(Connection connection, OutboundCall call) {
    return tokens
        .call(
            connection,
            this::login,
            token -> outbound.send(call.with("Authorization", "Bearer " + token)))
        .map(GoogleAnswer::read);
  }

  private Uni<Granted> login(Connection connection) {
    ServiceAccount account = calendar(connection).account();
    Instant now = clock.now();
    String form =
        "grant_type=%s&assertion=%s"
            .formatted(
                URLEncoder.encode(GRANT, UTF_8), URLEncoder.encode(account.assertion(now), UTF_8));
    return outbound
        .send(
            call(HttpMethod.POST, account.tokenUrl())
                .sending("application/x-www-form-urlencoded", form))
        .map(answer -> granted(answer, now));
  }

  private static Granted granted(OutboundAnswer answer, Instant asked) {
    return switch (answer) {
      case OutboundAnswer.Silent silent ->
          throw new LoginFailedException(Health.DEGRADED, "LOGIN: " + silent.reason());
      case OutboundAnswer.Answered answered -> granted(answered, asked);
    };
  }

  private static Granted granted(OutboundAnswer.Answered answer, Instant asked) {
    JsonObject json = json(answer.body());
    if (answer.succeeded() && json.getValue("access_token") instanceof String token) {
      return new Granted(token, asked.plusSeconds(seconds(json.getValue("expires_in"))));
    }
    boolean refused = answer.status() == 400 || answer.status() == 401 || answer.status() == 403;
    String error = json.getValue("error") instanceof String text ? text : "";
    throw new LoginFailedException(
        refused && !PASSING.contains(error) ? Health.BROKEN : Health.DEGRADED,
        "LOGIN: STATUS_%d %s".formatted(answer.status(), error).strip());
  }

  /** A number, or a text with one (protocols.md 3.1). */
  private static long seconds(@Nullable Object expiresIn) {
    String text = String.valueOf(expiresIn);
    return text.matches("\\d{1,6}") ? Long.parseLong(text) : USUAL_SECONDS;
  }

  private static JsonObject json(String body) {
    try {
      return new JsonObject(body);
    } catch (DecodeException | ClassCastException e) {
      return new JsonObject();
    }
  }

  private OutboundCall call(HttpMethod method, String url) {
    return OutboundCall.of(method, url, config.answerTimeout());
  }

  private String entry(Connection connection, Place place) {
    return calendar(connection).entry(place.calendarId(), place.eventId());
  }

  private GoogleCalendar calendar(Connection connection) {
    return GoogleCalendar.from(connection.settings(), connections.credentials(connection));
  }
}
