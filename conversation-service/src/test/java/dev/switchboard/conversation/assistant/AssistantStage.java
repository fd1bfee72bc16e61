package dev.switchboard.conversation.assistant;

import dev.switchboard.conversation.testing.Desks;
import dev.switchboard.conversation.testing.LoopsOn;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.simulators.whatsapp.WhatsAppSimulator;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A customer at a desk, WhatsApp between them, and the other services. */
abstract class AssistantStage {
  @Inject Desks desks;
  @Inject BusinessClock clock;

  WhatsAppSimulator whatsApp;
  OtherServices others;
  Handset phone;

  private final String customer;

  /**
   * @param customer as WhatsApp has his number
   */
  AssistantStage(String customer) {
    this.customer = customer;
  }

  @BeforeEach
  void open() {
    whatsApp = WhatsAppSimulator.start(LoopsOn.whatsAppPort());
    others = new OtherServices(LoopsOn.othersPort(), clock.now());
    phone = new Handset(whatsApp, desks.open(whatsApp), customer);
  }

  @AfterEach
  void close() {
    others.close();
    whatsApp.close();
  }
}
