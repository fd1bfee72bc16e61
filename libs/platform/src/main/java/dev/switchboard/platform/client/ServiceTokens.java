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
  private final Uni<String> shared;
  private volatile @Nullable Instant renewAt;

  @Inject
  ServiceTokens(@RestClient TokenApi api, ServiceConfig config, SystemClock clock) {
    this.api = api;
    this.config = config;
    this.clock = clock;
    this.shared = Uni.createFrom().deferred(this::fetch).memoize().until(this::isOver);
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
    @Nullable Context context = Vertx.currentContext();
    return context == null
        ? shared
        : shared.emitOn(task -> context.runOnContext(ignored -> task.run()));
  }

  private Uni<String> fetch() {
    Instant asked = clock.now();
    return Uni.createFrom()
        .deferred(() -> api.grant(credentials()))
        .invoke(granted -> renewAt = renewalOf(asked, granted))
        .map(TokenApi.Granted::accessToken)
        .onFailure()
        .invoke(() -> renewAt = null)
        .onFailure()
        .transform(ServiceTokens::unavailable);
  }

  private boolean isOver() {
    @Nullable Instant end = renewAt;
    return end == null || !clock.now().isBefore(end);
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
