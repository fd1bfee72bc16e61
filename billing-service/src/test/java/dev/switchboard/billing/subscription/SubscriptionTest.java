package dev.switchboard.billing.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.billing.testing.Business;
import dev.switchboard.billing.testing.LoopsOff;
import dev.switchboard.billing.testing.Polls;
import dev.switchboard.billing.testing.WallClock;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "billing")
@TestProfile(LoopsOff.class)
class SubscriptionTest {
  @Inject Polls polls;
  @Inject WallClock clock;

  private final Business business = Business.inBuenosAires();

  @BeforeEach
  void inNovember() {
    clock.setTo("2026-11-17T12:00:00Z");
  }

  /** 01:30 UTC on the 3rd is still the 2nd in Buenos Aires. */
  @Test
  void theFirstWordOfATenantStartsItsSubscriptionOnItsOwnDay() {
    polls.hear(business.opens("2026-11-03T01:30:00Z"));
    assertThat(subscriptions()).containsExactly("2026-11-02 America/Argentina/Buenos_Aires");
    assertThat(terms()).containsExactly("1 starter ARS");
  }

  @Test
  void laterWordsAddTermsAndNoSecondSubscription() {
    ConsumedEvent first = business.opens("2026-11-03T12:00:00Z");
    ConsumedEvent second = business.onPlan("growth", 2, "2026-11-04T12:00:00Z");
    polls.hear(second, first);
    polls.hear(first, second);
    polls.hear(business.onPlan("growth", 3, "2026-11-05T12:00:00Z"));
    assertThat(subscriptions()).containsExactly("2026-11-03 America/Argentina/Buenos_Aires");
    assertThat(terms()).containsExactly("1 starter ARS", "2 growth ARS", "3 growth ARS");
  }

  @Test
  void ofManyProcessesThatHearATenantAtOnceOneStartsIt() {
    ConsumedEvent first = business.opens("2026-11-03T12:00:00Z");
    List<CompletableFuture<Void>> heard = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      heard.add(CompletableFuture.runAsync(() -> polls.hear(first)));
    }
    heard.forEach(CompletableFuture::join);
    assertThat(subscriptions()).hasSize(1);
    assertThat(terms()).hasSize(1);
    assertThat(
            Database.count(
                "SELECT count(*) FROM period_close WHERE tenant_id = ?", business.tenant().value()))
        .isEqualTo(1);
  }

  private List<String> subscriptions() {
    return Database.list(
        "SELECT anchor_day || ' ' || time_zone FROM subscription WHERE tenant_id = ?",
        business.tenant().value());
  }

  private List<String> terms() {
    return Database.list(
        """
        SELECT concat_ws(' ', tenant_version, plan_code, currency) FROM subscription_terms
        WHERE tenant_id = ? ORDER BY tenant_version
        """,
        business.tenant().value());
  }
}
