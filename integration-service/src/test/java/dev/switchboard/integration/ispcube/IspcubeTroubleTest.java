package dev.switchboard.integration.ispcube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.integration.connection.Connection;
import dev.switchboard.integration.connection.ConnectionKind;
import dev.switchboard.integration.connection.ConnectionService;
import dev.switchboard.integration.connection.TokenService;
import dev.switchboard.integration.outbound.OutboundClient;
import dev.switchboard.integration.testing.Business;
import dev.switchboard.integration.testing.WithProviders;
import dev.switchboard.platform.time.SystemClock;
import dev.switchboard.simulators.ispcube.IspcubeSettings;
import dev.switchboard.simulators.ispcube.IspcubeSimulator;
import dev.switchboard.simulators.ispcube.TokenShape;
import dev.switchboard.simulators.server.Fault;
import dev.switchboard.simulators.server.FaultMode;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens of ISPCube, and what is said when it fails (features.md I2, protocols.md 4.5). */
@QuarkusTest
@WithSwitchboardStack(service = "integration")
@TestProfile(WithProviders.class)
class IspcubeTroubleTest {
  private static final String ANA = "5491155500001";
  private static final String NOBODY = "54911555%05d";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Inject ConnectionService connections;
  @Inject OutboundClient outbound;
  @Inject IspcubeConfig config;
  @Inject SystemClock clock;
  @Inject Vertx vertx;

  @Inject
  @ReactiveDataSource("worker")
  Pool pool;

  private final Business business = Business.opened();
  private IspcubeSimulator ispcube;

  @BeforeEach
  void connect() {
    ispcube = IspcubeSimulator.start(0);
    business.connect(ispcube).statusCode(200);
  }

  @AfterEach
  void close() {
    ispcube.close();
  }

  @ParameterizedTest
  @EnumSource
  void aTokenIsReadInWhateverShapeItComes(TokenShape shape) {
    ispcube.settle(IspcubeSettings.usual().with(shape));
    business.asksForAccount("phone", ANA).body("result", equalTo("FOUND"));
  }

  @Test
  void sixtyFourCallersOfTwoReplicasLogInOnce() throws Exception {
    ispcube
        .faults()
        .arm(
            Fault.next(1, FaultMode.DELAY)
                .matching("sanctum/token")
                .lasting(Duration.ofMillis(400)));
    List<IspcubeClient> replicas = List.of(replica(), replica());
    Connection connection =
        connections
            .find(business.tenant(), ConnectionKind.ISPCUBE)
            .await()
            .atMost(PATIENCE)
            .orElseThrow();
    AtomicInteger next = new AtomicInteger();
    List<IspcubeReply> replies =
        AccountTest.together(
            64,
            () ->
                replicas
                    .get(next.getAndIncrement() % 2)
                    .customer(connection, "code", "003365")
                    .await()
                    .atMost(PATIENCE));
    assertThat(replies).hasSize(64).allMatch(reply -> reply instanceof IspcubeReply.Records);
    assertThat(logins()).isEqualTo(1);
  }

  @Test
  void aRejectedTokenIsRenewedOnceByWhoeverMeetsIt() throws Exception {
    business.asksForAccount("phone", ANA).body("result", equalTo("FOUND"));
    ispcube.expireTokens();
    AtomicInteger next = new AtomicInteger();
    List<String> results =
        AccountTest.together(
            16,
            () ->
                business
                    .asksForAccount("phone", NOBODY.formatted(70000 + next.getAndIncrement()))
                    .extract()
                    .path("result"));
    assertThat(results).containsOnly("NOT_FOUND");
    assertThat(logins()).isEqualTo(2);
  }

  @Test
  void aTokenIsRenewedBeforeItEnds() {
    business.asksForAccount("phone", ANA).body("result", equalTo("FOUND"));
    Database.run(
        "UPDATE connection SET token_expires_at = now() + interval '50 seconds' WHERE tenant_id = ?",
        business.tenant().value());
    business.asksForAccount("phone", NOBODY.formatted(71000)).body("result", equalTo("NOT_FOUND"));
    assertThat(logins()).isEqualTo(2);
    assertThat(ispcube.journal().received()).noneMatch(request -> request.outcome().equals("401"));
  }

  @Test
  void aPasswordThatIsWrongIsTriedOnceForAllWhoWait() throws Exception {
    business.connectIspcube(ispcube.baseUrl(), "wrong").statusCode(200);
    ispcube
        .faults()
        .arm(
            Fault.next(1, FaultMode.DELAY)
                .matching("sanctum/token")
                .lasting(Duration.ofMillis(800)));
    List<String> results =
        AccountTest.together(
            16, () -> business.asksForAccount("phone", ANA).extract().path("result"));
    assertThat(results).containsOnly("UNAVAILABLE");
    assertThat(logins()).isEqualTo(1);
    assertThat(business.health("ISPCUBE")).isEqualTo("BROKEN");
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultMode.class,
      names = {
        "STATUS_429",
        "STATUS_500",
        "STATUS_502",
        "STATUS_503",
        "GARBAGE",
        "RESET",
        "BLACKHOLE",
        "TIMEOUT_AFTER_ACCEPT"
      })
  void troubleIsUnavailableAndIsNotRemembered(FaultMode trouble) {
    ispcube.faults().arm(Fault.next(1, trouble).matching("/customer"));
    business.asksForAccount("phone", ANA).statusCode(200).body("result", equalTo("UNAVAILABLE"));
    assertThat(business.health("ISPCUBE")).isEqualTo("DEGRADED");
    business.asksForAccount("phone", ANA).body("result", equalTo("FOUND"));
    assertThat(business.health("ISPCUBE")).isEqualTo("HEALTHY");
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultMode.class,
      names = {"STATUS_429", "STATUS_502", "GARBAGE", "RESET", "BLACKHOLE"})
  void troubleWithTheLoginIsUnavailableToo(FaultMode trouble) {
    ispcube.faults().arm(Fault.next(1, trouble).matching("sanctum/token"));
    business.asksForAccount("phone", ANA).statusCode(200).body("result", equalTo("UNAVAILABLE"));
    business.asksForAccount("phone", ANA).body("result", equalTo("FOUND"));
  }

  @Test
  void aFailureThatComesWithTwoHundredIsNoAnswer() {
    ispcube.faults().arm(Fault.error(1, 200).matching("/customer"));
    business.asksForAccount("phone", ANA).body("result", equalTo("UNAVAILABLE"));
  }

  @Test
  void aPermissionThatIsMissingIsForSomebodyToMend() {
    ispcube.faults().arm(Fault.error(1, 403).matching("/customer"));
    business.asksForAccount("phone", ANA).body("result", equalTo("UNAVAILABLE"));
    assertThat(business.health("ISPCUBE")).isEqualTo("BROKEN");
  }

  @Test
  void anInstallationThatIsNotThereIsUnavailable() {
    ispcube.close();
    business.asksForAccount("phone", ANA).body("result", equalTo("UNAVAILABLE"));
    business.asksForConnection("003365").body("result", equalTo("UNAVAILABLE"));
  }

  @Test
  void aBaseUrlWithoutItsApiIsForSomebodyToMend() {
    business.connectIspcube(ispcube.url(), "demo-password").statusCode(200);
    business.asksForAccount("phone", ANA).body("result", equalTo("UNAVAILABLE"));
    assertThat(business.health("ISPCUBE")).isEqualTo("BROKEN");
  }

  @Test
  void whoIsNotAskedAboutIsUnknownWhileTheAccountIsKnown() {
    ispcube.faults().arm(Fault.next(1, FaultMode.STATUS_500).matching("/radius/"));
    business
        .asksForConnection("003366")
        .body("result", equalTo("FOUND"))
        .body("status", equalTo("UNKNOWN"));
  }

  private IspcubeClient replica() {
    return new IspcubeClient(
        outbound, connections, new TokenService(connections, pool, vertx, clock), config, clock);
  }

  private long logins() {
    return ispcube.requests().getOrDefault("/sanctum/token", 0L);
  }
}
