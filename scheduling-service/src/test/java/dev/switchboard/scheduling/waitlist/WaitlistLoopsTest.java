package dev.switchboard.scheduling.waitlist;

import static dev.switchboard.scheduling.testing.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Topic;
import dev.switchboard.scheduling.testing.LoopsOn;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.EventProbe;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worker goes round by itself, and what was booked elsewhere is heard of over Kafka. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOn.class)
class WaitlistLoopsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject OfferingService offering;

  private final Shop shop = Shop.ofNewTenant();
  private Line line;

  @BeforeEach
  void begin() {
    line = new Line(shop, offering);
  }

  @Test
  void theOfferIsToldAndPassedOnWhenNobodyAnswers() {
    try (EventProbe probe = EventProbe.onSharedStack().fromNow(Topic.WAITLIST_OFFERED)) {
      line.joined("Ana");
      String beto = line.joined("Beto");
      giveUp();
      assertThat(probe.await("the offer", event -> event.isOf(shop.tenant())).toString())
          .contains("isp_repair");

      TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofMinutes(30)));

      Awaitility.await().atMost(PATIENCE).until(() -> line.offer(beto) != null);
    }
  }

  @Test
  void whoBooksByOtherMeansWaitsNoMoreAndHisOfferGoesOn() {
    Map<String, Object> visit = Shop.visit("2026-11-26T13:00:00Z");
    String ana = line.joined(with(Line.wish("Ana"), "customer", visit.get("customer")));
    String beto = line.joined("Beto");
    giveUp();
    Awaitility.await().atMost(PATIENCE).until(() -> line.offer(ana) != null);
    String offer = line.offer(ana);

    shop.booked(visit);

    Awaitility.await().atMost(PATIENCE).until(() -> line.offer(beto) != null);
    assertThat(line.state(ana)).isEqualTo("CLOSED");
    line.accept(offer).then().statusCode(409);
  }

  @Test
  void aLaterVisitKeepsHisPlace() {
    Map<String, Object> visit = Shop.visit("2026-12-03T13:00:00Z");
    String ana =
        line.joined(
            with(with(Line.wish("Ana"), "customer", visit.get("customer")), "toDay", "2026-11-27"));
    String carla = line.joined(with(Line.wish("Carla"), "customer", visit.get("customer")));

    shop.booked(visit);

    Awaitility.await().atMost(PATIENCE).until(() -> line.state(carla).equals("CLOSED"));
    assertThat(line.state(ana)).isEqualTo("WAITING");
  }

  private void giveUp() {
    String visit = shop.booked(Shop.WEDNESDAY_TEN).getString("appointmentId");
    shop.cancel(visit).then().statusCode(200);
  }
}
