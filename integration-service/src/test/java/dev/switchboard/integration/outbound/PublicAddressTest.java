package dev.switchboard.integration.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.integration.testing.Business;
import dev.switchboard.integration.testing.WithProviders;
import dev.switchboard.simulators.google.GoogleCalendarSimulator;
import dev.switchboard.simulators.ispcube.IspcubeSimulator;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.http.HttpMethod;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tenant's URL leads nowhere inside (features.md I4's rule). */
@QuarkusTest
@WithSwitchboardStack(service = "integration")
@TestProfile(WithProviders.class)
class PublicAddressTest {
  @Inject OutboundClient client;
  @Inject Vertx vertx;

  private final Business business = Business.opened();
  private OutboundClient careful;

  /**
   * The client as nothing but its defaults make it, in place of the one that may call simulators.
   */
  @BeforeEach
  void callAsInProduction() {
    careful =
        new OutboundClient(
            vertx,
            new SmallRyeConfigBuilder()
                .withMapping(OutboundConfig.class)
                .build()
                .getConfigMapping(OutboundConfig.class));
    QuarkusMock.installMockForInstance(careful, client);
  }

  @AfterEach
  void close() {
    careful.stop(new ShutdownEvent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:9101/api", "http://127.0.0.1/api", "http://[::1]/api",
        "http://169.254.169.254/latest", "http://10.0.0.8/api", "http://2130706433/api",
        "http://no-such-name.invalid/api"
      })
  void anInnerAddressIsRefusedWhenItIsTyped(String url) {
    business
        .connectIspcube(url, "p")
        .statusCode(422)
        .body("code", equalTo("ADDRESS_NOT_ALLOWED"))
        .body("violations[0].field", equalTo("baseUrl"));
  }

  @Test
  void soAreBothAddressesOfACalendar() {
    try (GoogleCalendarSimulator google = GoogleCalendarSimulator.start(0)) {
      business.connect(google).statusCode(422).body("violations[0].field", equalTo("apiUrl"));
      business
          .connectCalendar("http://8.8.8.8/v3", google.createServiceAccount("a@example.com").json())
          .statusCode(422)
          .body("violations[0].field", equalTo("serviceAccount.token_uri"));
    }
  }

  @Test
  void aNameThatLeadsInsideByNowIsNotCalledEither() {
    try (IspcubeSimulator inside = IspcubeSimulator.start(0)) {
      OutboundAnswer answer =
          client
              .send(OutboundCall.of(HttpMethod.GET, inside.baseUrl(), Duration.ofSeconds(2)))
              .await()
              .atMost(Duration.ofSeconds(5));
      assertThat(answer).isEqualTo(new OutboundAnswer.Silent("AddressNotAllowedException"));
      assertThat(inside.journal().total()).isZero();
    }
  }
}
