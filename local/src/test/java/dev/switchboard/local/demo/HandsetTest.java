package dev.switchboard.local.demo;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.switchboard.local.Api;
import dev.switchboard.local.DemoTenant;
import dev.switchboard.local.demo.Handset.Contact;
import dev.switchboard.simulators.whatsapp.BusinessNumber;
import dev.switchboard.simulators.whatsapp.WhatsAppSimulator;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandsetTest {
  private static final DemoTenant BUSINESS = DemoTenant.AVON_PLUMBING;

  private WhatsAppSimulator whatsapp;
  private Handset ann;
  private Handset bob;

  @BeforeEach
  void start() {
    whatsapp = WhatsAppSimulator.start(0);
    whatsapp.register(
        new BusinessNumber(
            BUSINESS.number().id(), "441", "1", "token", "secret", Optional.empty()));
    ann = handset("Ann", "447400000001");
    bob = handset("Bob", "447400000002");
  }

  @AfterEach
  void stop() {
    whatsapp.close();
  }

  @Test
  void aLetterThatNobodyWaitedForIsFoundThoughItCameLate() {
    answer(ann);
    answer(bob);
    ann.isAnswered();
    bob.isAnswered();
    answer(bob);
    assertThatNoException().isThrownBy(ann::heardNothingMore);
    assertThatExceptionOfType(JourneyFailedException.class)
        .isThrownBy(bob::heardNothingMore)
        .withMessage("Bob heard 1 messages too many");
  }

  private Handset handset(String name, String number) {
    whatsapp.openWindow(BUSINESS.number().id(), number);
    return new Handset(new Api(whatsapp.url(), null), BUSINESS, new Contact(name, number), _ -> {});
  }

  private void answer(Handset handset) {
    Map<String, Object> letter =
        Map.of(
            "messaging_product",
            "whatsapp",
            "to",
            handset.contact().number(),
            "type",
            "text",
            "text",
            Map.of("body", "Hello!"));
    var unused =
        new Api(whatsapp.url(), "token")
            .post("/v24.0/" + BUSINESS.number().id() + "/messages", letter)
            .require();
  }
}
