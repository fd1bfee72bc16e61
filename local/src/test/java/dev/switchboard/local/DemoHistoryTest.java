package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.local.DemoTalks.Line;
import dev.switchboard.simulators.whatsapp.BusinessNumber;
import dev.switchboard.simulators.whatsapp.WhatsAppSimulator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoHistoryTest {
  private static final DemoTenant BUSINESS = DemoTenant.FIBRA_SUR;
  private static final List<DemoCustomer> CUSTOMERS = DemoCustomer.of(BUSINESS);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(500);

  private WhatsAppSimulator whatsapp;
  private TinyDesk desk;

  @BeforeEach
  void open() throws IOException {
    whatsapp = WhatsAppSimulator.start(0);
    desk = new TinyDesk();
    URI webhook = URI.create(desk.url() + "/webhook");
    whatsapp.register(BusinessNumber.of(BUSINESS.number().id(), "token", "secret", webhook));
  }

  @AfterEach
  void close() {
    whatsapp.close();
    desk.close();
  }

  @Test
  void everybodySaysEachOfHisLinesOnce() {
    assertThat(make(LONG)).isEmpty();
    assertThat(desk.heard()).containsExactlyInAnyOrderElementsOf(allLines());
  }

  @Test
  void whatIsThereIsLeft() {
    assertThat(make(LONG)).isEmpty();
    assertThat(make(LONG)).isEmpty();
    assertThat(desk.heard()).containsExactlyInAnyOrderElementsOf(allLines());
  }

  @Test
  void whoIsNotAnsweredIsNamedWhenThePatienceIsGone() {
    desk.shut();
    assertThat(make(SHORT)).containsExactlyElementsOf(CUSTOMERS);
    assertThat(desk.heard()).hasSameSizeAs(CUSTOMERS).doesNotHaveDuplicates();
  }

  @Test
  void anInterruptedTalkGoesOnWhereItStopped() {
    desk.shut();
    assertThat(make(SHORT)).isNotEmpty();
    desk.open();
    assertThat(make(LONG)).isEmpty();
    assertThat(desk.heard()).containsExactlyInAnyOrderElementsOf(allLines());
  }

  @Test
  void aBusinessToWhichSomebodyElseWroteIsLeftAlone() {
    desk.knows("5491155550123");
    assertThat(make(LONG)).isEmpty();
    assertThat(desk.heard()).isEmpty();
  }

  /** As a start of the stack does it. */
  private List<DemoCustomer> make(Duration patience) {
    Api conversations = new Api(desk.url(), null);
    Api provider = new Api(whatsapp.url(), null);
    return new DemoHistory(conversations, provider, Map.of(BUSINESS, "owner")).make(patience);
  }

  private static List<String> allLines() {
    return CUSTOMERS.stream()
        .flatMap(
            customer ->
                IntStream.range(0, customer.lines().size())
                    .mapToObj(place -> new Line(customer, place).messageId()))
        .toList();
  }
}
