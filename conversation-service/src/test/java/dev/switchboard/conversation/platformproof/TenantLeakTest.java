package dev.switchboard.conversation.platformproof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.testkit.TestTokens;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Three tenants, four connections, failures of every kind in between: nobody sees another's row.
 */
@QuarkusTest
@TestProfile(LoopsOff.class)
@WithSwitchboardStack(service = "conversation")
class TenantLeakTest {
  private static final int REQUESTS = 600;
  private static final int CONNECTIONS = 4;
  private static final List<String> ENDINGS =
      List.of("never", "never", "before", "inside", "sql", "slow");

  @Inject ProofDirectories directories;
  @Inject TenantTransactions transactions;
  @Inject Pool pool;

  @Test
  void sixHundredConcurrentRequestsOfThreeTenantsLeakNothing() {
    List<TenantId> tenants =
        List.of(directories.activeTenant(), directories.activeTenant(), directories.activeTenant());
    Map<TenantId, String> tokens = new HashMap<>();
    tenants.forEach(tenant -> tokens.put(tenant, TestTokens.token(tenant, Role.OWNER)));
    Random random = new Random(7);
    Client client = new Client();

    List<CompletableFuture<HttpResponse<String>>> running = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      TenantId tenant = tenants.get(random.nextInt(tenants.size()));
      String ending = ENDINGS.get(random.nextInt(ENDINGS.size()));
      running.add(
          client.postAs(
              tokens.get(tenant),
              "/proof/notes/failing/" + ending,
              "{\"text\":\"of " + tenant + "\"}"));
    }
    Map<Integer, Integer> statuses = new TreeMap<>();
    running.forEach(answer -> statuses.merge(answer.join().statusCode(), 1, Integer::sum));

    assertThat(statuses.keySet()).containsExactly(200, 409, 500);
    int seen = 0;
    for (TenantId tenant : tenants) {
      List<String> texts = textsOf(tenant);
      assertThat(texts).isNotEmpty().containsOnly("of " + tenant);
      seen += texts.size();
    }
    assertThat(seen).isEqualTo(statuses.get(200));
    everyConnectionIsBackAndBelongsToNobody();
  }

  @Test
  void callersThatGoAwayLeaveNoConnectionBehind() {
    TenantId tenant = directories.activeTenant();
    Client client = new Client();
    for (int round = 0; round < 5; round++) {
      List<CompletableFuture<HttpResponse<String>>> impatient = new ArrayList<>();
      for (int i = 0; i < 3 * CONNECTIONS; i++) {
        impatient.add(client.post(tenant, "/proof/notes/failing/slow", "{\"text\":\"x\"}"));
      }
      CompletableFuture.runAsync(
              () -> impatient.forEach(answer -> answer.cancel(true)),
              CompletableFuture.delayedExecutor(60, TimeUnit.MILLISECONDS))
          .join();
    }
    everyConnectionIsBackAndBelongsToNobody();
    assertThat(
            client.post(tenant, "/proof/notes", "{\"text\":\"still there\"}").join().statusCode())
        .isEqualTo(200);
  }

  @Test
  void workThatIsCancelledGivesItsConnectionBack() {
    TenantId tenant = directories.activeTenant();
    for (int i = 0; i < 3 * CONNECTIONS; i++) {
      assertThat(
              await(
                  transactions
                      .inTenant(tenant, this::shortNap)
                      .ifNoItem()
                      .after(Duration.ofMillis(5))
                      .recoverWithItem("gone")))
          .isEqualTo("gone");
      assertThat(
              await(
                  transactions
                      .onConnection(
                          tenant,
                          c -> c.query("select pg_sleep(0.05)").execute().replaceWith("done"))
                      .ifNoItem()
                      .after(Duration.ofMillis(5))
                      .recoverWithItem("gone")))
          .isEqualTo("gone");
    }
    everyConnectionIsBackAndBelongsToNobody();
  }

  @Test
  void transactionOfACallerWhoHasGoneIsWholeOrNotThere() {
    TenantId tenant = directories.activeTenant();
    for (int i = 0; i < 10; i++) {
      UUID run = Ids.next();
      Duration patience = Duration.ofMillis(10 + 10L * i);
      assertThat(
              await(
                  transactions
                      .inTenant(tenant, () -> fiveSteps(run))
                      .ifNoItem()
                      .after(patience)
                      .recoverWithItem(() -> null)))
          .isNull();
      everyConnectionIsBackAndBelongsToNobody();
      assertThat(stepsOf(run)).isIn(0L, 5L);
    }
  }

  private static Uni<Void> fiveSteps(UUID run) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .persistAll(
                        new Step(run), new Step(run), new Step(run), new Step(run), new Step(run))
                    .chain(session::flush));
  }

  private long stepsOf(UUID run) {
    return await(
            pool.preparedQuery("select count(*) from proof_step where run = $1")
                .execute(Tuple.of(run)))
        .iterator()
        .next()
        .getLong(0);
  }

  private Uni<String> shortNap() {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery("select cast(pg_sleep(0.05) as text)", String.class)
                    .getSingleResult());
  }

  private List<String> textsOf(TenantId tenant) {
    return RestAssured.given()
        .auth()
        .oauth2(TestTokens.token(tenant, Role.OWNER))
        .get("/proof/notes")
        .jsonPath()
        .getList("text");
  }

  private void everyConnectionIsBackAndBelongsToNobody() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(openTransactions()).isZero());
    List<SqlConnection> all = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      all.add(await(pool.getConnection().ifNoItem().after(Duration.ofSeconds(5)).fail()));
    }
    assertThat(all)
        .allSatisfy(
            connection ->
                assertThat(
                        await(
                                connection
                                    .query(
                                        "select coalesce(current_setting('app.tenant_id', true), '')")
                                    .execute())
                            .iterator()
                            .next()
                            .getString(0))
                    .isEmpty());
    all.forEach(connection -> await(connection.close()));
  }

  private long openTransactions() {
    return await(
            pool.query(
                    """
                    select count(*) from pg_stat_activity
                    where usename = current_user and pid <> pg_backend_pid() and state <> 'idle'
                    """)
                .execute())
        .iterator()
        .next()
        .getLong(0);
  }

  private static <T> T await(Uni<T> uni) {
    try {
      return VertxContextSupport.subscribeAndAwait(() -> uni);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
