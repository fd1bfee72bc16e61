package dev.switchboard.scheduling.waitlist;

import static dev.switchboard.scheduling.testing.Shop.WEDNESDAY_TEN;
import static dev.switchboard.scheduling.testing.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.security.Role;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An offer is told by one message, and never once it is answered or over (features.md S8). */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class OfferPermitTest {
  @Inject OfferingService offering;

  private final Shop shop = Shop.ofNewTenant();
  private Line line;

  @BeforeEach
  void begin() {
    line = new Line(shop, offering);
  }

  @Test
  void anOpenOfferIsGrantedToOneMessageAsOftenAsItAsks() {
    String offer = offered(line.joined("Ana"));
    assertThat(decision(offer, "first")).isEqualTo("GRANTED");
    assertThat(decision(offer, "first")).isEqualTo("GRANTED");
    assertThat(decision(offer, "second")).isEqualTo("REVOKED");
  }

  @Test
  void aMessageWithoutANameIsGrantedOnce() {
    String offer = offered(line.joined("Ana"));
    permit(shop, offer).then().statusCode(200).body("decision", equalTo("GRANTED"));
    permit(shop, offer).then().statusCode(200).body("decision", equalTo("REVOKED"));
  }

  @Test
  void whatWasTakenIsNotTold() {
    String offer = offered(line.joined("Ana"));
    assertThat(decision(offer, "first")).isEqualTo("GRANTED");
    line.accept(offer).then().statusCode(200);
    assertThat(decision(offer, "first")).isEqualTo("REVOKED");
  }

  @Test
  void whatWasDeclinedIsNotTold() {
    String offer = offered(line.joined("Ana"));
    line.decline(offer).then().statusCode(200);
    assertThat(decision(offer, "first")).isEqualTo("REVOKED");
  }

  @Test
  void whoHasLeftTheLineIsNotTold() {
    String ana = line.joined("Ana");
    String offer = offered(ana);
    line.leave(ana).then().statusCode(204);
    assertThat(decision(offer, "first")).isEqualTo("REVOKED");
  }

  /** Whether or not the worker has come by. */
  @Test
  void fromItsEndOnItIsNotTold() {
    String offer = offered(line.joined("Ana"));
    TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofMinutes(30)).minusNanos(1_000_000));
    assertThat(decision(offer, "first")).isEqualTo("GRANTED");
    TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofMinutes(30)));
    assertThat(decision(offer, "first")).isEqualTo("REVOKED");
  }

  @Test
  void whatIsOnlyToldByNightIsToldToWhoIsInAHurry() {
    TestClock.set(Instant.parse("2026-11-24T23:50:00Z"));
    String ana = offered(line.joined("Ana"));
    String beto = line.joined(with(Line.wish("Beto"), "urgent", true));
    assertThat(decision(ana, "first")).isEqualTo("GRANTED");
    TestClock.set(Instant.parse("2026-11-25T00:00:00Z"));
    assertThat(decision(ana, "first")).isEqualTo("REVOKED");
    line.decline(ana).then().statusCode(200);
    line.goRound();
    assertThat(decision(line.offer(beto), "second")).isEqualTo("GRANTED");
  }

  @Test
  void ofManyMessagesAtOnceOneIsGrantedAndNothingLocksInACircle() {
    String offer = offered(line.joined("Ana"));
    long deadlocks = Database.deadlocks();
    List<String> decisions;
    try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
      List<CompletableFuture<String>> calls =
          IntStream.range(0, 32)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> i == 16 ? declined(offer) : decision(offer, "message " + i),
                          threads))
              .toList();
      decisions = calls.stream().map(CompletableFuture::join).toList();
    }
    assertThat(decisions.stream().filter("GRANTED"::equals).count()).isLessThanOrEqualTo(1);
    assertThat(decisions).contains("DECLINED");
    assertThat(Database.deadlocks()).isEqualTo(deadlocks);
    assertThat(decision(offer, "message 1")).isEqualTo("REVOKED");
  }

  @Test
  void onlyServicesAskAndOnlyForWhatThereIs() {
    String offer = offered(line.joined("Ana"));
    permit(shop, Ids.next().toString())
        .then()
        .statusCode(404)
        .body("code", equalTo("OFFER_NOT_FOUND"));
    permit(Shop.ofNewTenant(), offer)
        .then()
        .statusCode(404)
        .body("code", equalTo("OFFER_NOT_FOUND"));
    shop.as(Role.OWNER).post(path(offer)).then().statusCode(403);
  }

  private String offered(String entry) {
    shop.cancel(shop.booked(WEDNESDAY_TEN).getString("appointmentId")).then().statusCode(200);
    line.goRound();
    return line.offer(entry);
  }

  private String declined(String offer) {
    return line.decline(offer).then().statusCode(200).extract().path("state");
  }

  private String decision(String offer, String messageKey) {
    return shop.asService()
        .header("Idempotency-Key", messageKey)
        .post(path(offer))
        .then()
        .statusCode(200)
        .extract()
        .path("decision");
  }

  private static Response permit(Shop by, String offer) {
    return by.asService().post(path(offer));
  }

  private static String path(String offer) {
    return "/internal/waitlist-offers/" + offer + "/permit";
  }
}
