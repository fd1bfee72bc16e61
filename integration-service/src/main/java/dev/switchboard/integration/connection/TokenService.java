package dev.switchboard.integration.connection;

import dev.switchboard.contracts.Ids;
import dev.switchboard.integration.outbound.OutboundAnswer;
import dev.switchboard.platform.time.SystemClock;
import dev.switchboard.platform.work.Lease;
import dev.switchboard.platform.work.Leases;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens of connections, kept sealed beside them. However many need one at once, on however
 * many replicas, one of them logs in under a lease and the others take what came of it, good or
 * bad.
 */
@ApplicationScoped
public class TokenService {
  /** Longer than a call with it takes, and than clocks differ. */
  private static final Duration BEFORE_ITS_END = Duration.ofMinutes(1);

  /** Longer than a login may take. */
  private static final Duration LEASE = Duration.ofSeconds(20);

  private static final Duration PATIENCE = Duration.ofSeconds(25);
  private static final long PAUSE_MILLIS = 50;

  private final ConnectionService connections;
  private final Leases leases;
  private final Vertx vertx;
  private final SystemClock clock;
  private final Map<Flight, Uni<String>> flights = new ConcurrentHashMap<>();

  /** Each instance is a holder of its own: one per process. */
  public TokenService(
      ConnectionService connections,
      @ReactiveDataSource("worker") Pool database,
      Vertx vertx,
      SystemClock clock) {
    this.connections = connections;
    this.leases = new Leases(database, Ids.next());
    this.vertx = vertx;
    this.clock = clock;
  }

  /** How a kind of connection gets a token; fails with {@link LoginFailedException} only. */
  public interface Login extends Function<Connection, Uni<Granted>> {}

  /** Those of one process who want the same share one wish. */
  private record Flight(Connection.Key key, long version, @Nullable String rejected) {
    /** Holds a token. */
    @Override
    public String toString() {
      return "Flight[%s]".formatted(key);
    }
  }

  /** What is wanted: a token that is not the rejected one, or the outcome of a later login. */
  private record Wish(
      Connection.Key key, long loginsSeen, @Nullable String rejected, Instant until) {}

  /**
   * Makes a call with a token, and once more with a new one when the provider answers 401.
   *
   * @param call is given the token
   * @return fails with {@link LoginFailedException} when there is no token to be had
   */
  public Uni<OutboundAnswer> call(
      Connection connection, Login login, Function<String, Uni<OutboundAnswer>> call) {
    return token(connection, login, null)
        .chain(
            token ->
                call.apply(token)
                    .chain(
                        answer ->
                            isRejected(answer)
                                ? token(connection, login, token).chain(call::apply)
                                : Uni.createFrom().item(answer)));
  }

  private static boolean isRejected(OutboundAnswer answer) {
    return answer instanceof OutboundAnswer.Answered answered && answered.status() == 401;
  }

  private Uni<String> token(Connection known, Login login, @Nullable String rejected) {
    Wish wish =
        new Wish(known.key(), known.standing().logins(), rejected, clock.now().plus(PATIENCE));
    return usable(known, wish)
        .map(token -> Uni.createFrom().item(token))
        .orElseGet(() -> onCallersContext(shared(known, login, wish)));
  }

  /** Goes on even if whoever asked first has gone: the others wait for it. */
  private Uni<String> shared(Connection known, Login login, Wish wish) {
    Flight flight = new Flight(known.key(), known.version(), wish.rejected());
    return flights.computeIfAbsent(
        flight,
        unused ->
            obtained(wish, login)
                .onTermination()
                .invoke(() -> flights.remove(flight))
                .memoize()
                .indefinitely());
  }

  /** The shared answer comes on the context of whoever asked first: another request. */
  private static Uni<String> onCallersContext(Uni<String> shared) {
    @Nullable Context context = Vertx.currentContext();
    return context == null
        ? shared
        : shared.emitOn(task -> context.runOnContext(ignored -> task.run()));
  }

  private Uni<String> obtained(Wish wish, Login login) {
    return read(wish).chain(now -> settled(now, wish).orElseGet(() -> leased(wish, login)));
  }

  private Uni<String> leased(Wish wish, Login login) {
    return leases
        .acquire("token:%s:%s".formatted(wish.key().kind(), wish.key().tenant()), LEASE)
        .chain(
            lease ->
                lease
                    .map(held -> underLease(wish, login, held))
                    .orElseGet(() -> later(wish, login)));
  }

  /** Somebody else has the lease: look again in a moment. */
  private Uni<String> later(Wish wish, Login login) {
    return clock.now().isAfter(wish.until())
        ? Uni.createFrom().failure(new LoginFailedException(Health.DEGRADED, "LOGIN_BUSY"))
        : pause().chain(() -> obtained(wish, login));
  }

  /** Read again: whoever had the lease before may have logged in since. */
  private Uni<String> underLease(Wish wish, Login login, Lease lease) {
    return read(wish)
        .chain(now -> settled(now, wish).orElseGet(() -> loggedIn(now, login)))
        .onTermination()
        .call(() -> leases.release(lease));
  }

  private Uni<String> loggedIn(Connection now, Login login) {
    return login
        .apply(now)
        .call(granted -> connections.granted(now, granted))
        .map(Granted::token)
        .onFailure(LoginFailedException.class)
        .call(failure -> connections.loginFailed(now, (LoginFailedException) failure));
  }

  /** What another's login came to, if it is over. */
  private Optional<Uni<String>> settled(Connection now, Wish wish) {
    Optional<String> token = usable(now, wish);
    if (token.isPresent()) {
      return Optional.of(Uni.createFrom().item(token.get()));
    }
    Connection.Standing standing = now.standing();
    return standing.logins() == wish.loginsSeen() || standing.loginError() == null
        ? Optional.empty()
        : Optional.of(
            Uni.createFrom()
                .failure(new LoginFailedException(standing.health(), standing.loginError())));
  }

  private Optional<String> usable(Connection now, Wish wish) {
    return Optional.ofNullable(connections.token(now, BEFORE_ITS_END))
        .filter(token -> !token.equals(wish.rejected()));
  }

  private Uni<Connection> read(Wish wish) {
    return connections.find(wish.key().tenant(), wish.key().kind()).map(Optional::orElseThrow);
  }

  private Uni<Void> pause() {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              long unused = vertx.setTimer(PAUSE_MILLIS, timer -> emitter.complete(null));
            });
  }
}
