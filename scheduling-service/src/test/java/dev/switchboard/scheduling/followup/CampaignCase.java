package dev.switchboard.scheduling.followup;

import dev.switchboard.scheduling.testing.Shop;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A business with campaigns, and a replica whose rounds a test plays. */
abstract class CampaignCase {
  @Inject RoundService service;
  @Inject Vertx vertx;

  final Shop shop = Shop.ofNewTenant();
  final Campaigns campaigns = new Campaigns(shop);
  Rounds rounds;

  @BeforeEach
  void open() {
    shop.booked("2026-11-24T13:30:00Z");
    rounds = Rounds.ofAReplica(service, vertx);
  }

  @AfterEach
  void stopAll() {
    Campaigns.stopAll();
    rounds.close();
  }
}
