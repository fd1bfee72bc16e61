package dev.switchboard.platform.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.platform.problem.ApplicationException;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** tenant-service's part is played by a port that counts. */
class ServiceTokensTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final AtomicInteger asked = new AtomicInteger();
  private Instant now = Instant.parse("2026-03-03T09:00:00Z");

  @Test
  void manyWhoAskAtOnceMakeOneRequest() {
    CompletableFuture<TokenApi.Granted> answer = new CompletableFuture<>();
    ServiceTokens tokens = tokens(Uni.createFrom().completionStage(answer));
    List<CompletableFuture<String>> askers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      askers.add(tokens.current().subscribeAsCompletionStage());
    }
    answer.complete(new TokenApi.Granted("token", 900));
    assertThat(askers.stream().map(ServiceTokensTest::joined)).containsOnly("token");
    assertThat(asked).hasValue(1);
  }

  @Test
  void tokenIsKeptUntilShortlyBeforeItsEnd() {
    ServiceTokens tokens = tokens(granted());
    get(tokens);
    now = now.plusSeconds(839);
    get(tokens);
    assertThat(asked).hasValue(1);
    now = now.plusSeconds(1);
    get(tokens);
    assertThat(asked).hasValue(2);
  }

  @Test
  void failureIsNotKept() {
    AtomicInteger failures = new AtomicInteger(1);
    ServiceTokens tokens =
        tokens(
            Uni.createFrom()
                .deferred(
                    () ->
                        failures.getAndDecrement() > 0
                            ? Uni.createFrom().failure(new IllegalStateException("away"))
                            : granted()));
    assertThatThrownBy(() -> get(tokens)).isInstanceOf(ApplicationException.class);
    assertThat(get(tokens)).isEqualTo("token");
  }

  /** Else the second request would go on as the first one's tenant. */
  @Test
  void everyAskerGoesOnInItsOwnContext() {
    Vertx vertx = Vertx.vertx();
    try {
      CompletableFuture<TokenApi.Granted> answer = new CompletableFuture<>();
      ServiceTokens tokens = tokens(Uni.createFrom().completionStage(answer));
      List<CompletableFuture<Boolean>> inOwn = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        CompletableFuture<Boolean> same = new CompletableFuture<>();
        inOwn.add(same);
        own.runOnContext(
            ignored ->
                tokens
                    .current()
                    .subscribe()
                    .with(token -> same.complete(Vertx.currentContext() == own)));
      }
      vertx.setTimer(100, ignored -> answer.complete(new TokenApi.Granted("token", 900)));
      assertThat(inOwn.stream().map(ServiceTokensTest::joined)).containsOnly(true);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private ServiceTokens tokens(Uni<TokenApi.Granted> answer) {
    TokenApi api =
        credentials -> {
          asked.incrementAndGet();
          return answer;
        };
    ServiceConfig config =
        new ServiceConfig() {
          @Override
          public String clientId() {
            return "scheduling-service";
          }

          @Override
          public Optional<String> clientSecret() {
            return Optional.of("secret");
          }
        };
    return new ServiceTokens(api, config, () -> now);
  }

  private static Uni<TokenApi.Granted> granted() {
    return Uni.createFrom().item(new TokenApi.Granted("token", 900));
  }

  private static String get(ServiceTokens tokens) {
    return tokens.current().await().atMost(PATIENCE);
  }

  private static <T> T joined(CompletableFuture<T> future) {
    return future.orTimeout(5, TimeUnit.SECONDS).join();
  }
}
