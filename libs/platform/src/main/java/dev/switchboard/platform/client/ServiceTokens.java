package dev.switchboard.platform.client;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.time.SystemClock;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * This service's own access token, fetched from tenant-service when it is first needed and again
 * shortly before it ends; however many ask meanwhile, one request is made.
 */
@ApplicationScoped
public class ServiceTokens {
  /** Longer than a call with it takes, and than clocks differ. */
  private static final Duration BEFORE_ITS_END = Duration.ofMinutes(1);

  private final TokenApi api;
  private final ServiceConfig config;
  private final SystemClock clock;
  private final AtomicReference<@Nullable Fetch> latest = new AtomicReference<>();

  @Inject
  ServiceTokens(@RestClient TokenApi api, ServiceConfig config, SystemClock clock) {
    this.api = api;
    this.config = config;
    this.clock = clock;
  }

  /**
   * @return the token, on the context of whoever asks; fails with {@link ApplicationException}
   *     UNAVAILABLE when tenant-service gives none
   */
  public Uni<String> current() {
    return Uni.createFrom().deferred(this::onCallersContext);
  }

  /** The shared answer comes on the context of whoever asked first: another tenant's request. */
  private Uni<String> onCallersContext() {
    Uni<String> shared = Objects.requireNonNull(latest.updateAndGet(this::usable)).token;
    @Nullable Context context = Vertx.currentContext();
    return context == null
        ? shared
        : shared.emitOn(task -> context.runOnContext(ignored -> task.run()));
  }

  /** Two that find none at once make two, of which the one that lost is never subscribed to. */
  private Fetch usable(@Nullable Fetch known) {
    return known != null && clock.now().isBefore(known.renewAt) ? known : new Fetch();
  }

  /** One request and its answer, for all who ask until it is time for the next. */
  private final class Fetch {
    private final Uni<String> token;
    private volatile Instant renewAt = Instant.MAX;

    Fetch() {
      Instant asked = clock.now();
      this.token =
          Uni.createFrom()
              .deferred(() -> api.grant(credentials()))
              .invoke(granted -> renewAt = renewalOf(asked, granted))
              .map(TokenApi.Granted::accessToken)
              .onFailure()
              .invoke(() -> renewAt = Instant.MIN)
              .onFailure()
              .transform(ServiceTokens::unavailable)
              .memoize()
              .indefinitely();
    }
  }

  private static Instant renewalOf(Instant asked, TokenApi.Granted granted) {
    return asked.plusSeconds(granted.expiresIn()).minus(BEFORE_ITS_END);
  }

  private TokenApi.ClientCredentials credentials() {
    String secret =
        config
            .clientSecret()
            .orElseThrow(
                () -> new IllegalStateException("switchboard.service.client-secret is not set"));
    return TokenApi.ClientCredentials.of(config.clientId(), secret);
  }

  private static ApplicationException unavailable(Throwable failure) {
    return new ApplicationException(
        PlatformError.UNAVAILABLE,
        "No token of ours can be had right now.",
        List.of(),
        Map.of(),
        failure);
  }
}
