package dev.switchboard.scheduling.bookingpage;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.appointment.Attempt;
import dev.switchboard.scheduling.appointment.KeptSlot;
import dev.switchboard.scheduling.appointment.SelfService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/**
 * Holds slots for visitors, a few for each. The place among the few is taken before the slot is
 * held and given back when that fails; a crash in between costs the visitor a place for some
 * minutes, and never lets him hold more.
 */
@ApplicationScoped
class PageHoldService {
  /** Nothing is held for longer (the settings' holdMinutes). */
  private static final Duration LONGEST_HOLD = Duration.ofHours(2);

  /** A hold of his may be over by then. */
  private static final Duration WAIT = Duration.ofMinutes(1);

  private final PageHoldRepository places;
  private final SelfService visits;
  private final BookingPageConfig config;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  PageHoldService(
      PageHoldRepository places,
      SelfService visits,
      BookingPageConfig config,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.places = places;
    this.visits = visits;
    this.config = config;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Fails with {@link NoticeException} when he holds enough, and with NOT_BOOKABLE. */
  Uni<Attempt<KeptSlot>> hold(
      TenantId tenant, byte[] visitor, String serviceType, Instant startsAt) {
    Instant now = clock.now();
    PageHoldRepository.Claim claim =
        new PageHoldRepository.Claim(Ids.next(), visitor, now.plus(LONGEST_HOLD));
    return onConnection(
            tenant, tx -> places.claim(tx, tenant, claim, now, config.holdsPerVisitor()))
        .invoke(PageHoldService::requirePlace)
        .chain(() -> held(tenant, claim.id(), serviceType, startsAt));
  }

  /** He chose something else: others may have it. */
  Uni<Void> letGo(TenantId tenant, UUID holdId) {
    return visits
        .release(tenant, holdId)
        .chain(() -> onConnection(tenant, tx -> places.letGo(tx, tenant, holdId)));
  }

  private Uni<Attempt<KeptSlot>> held(
      TenantId tenant, UUID claim, String serviceType, Instant startsAt) {
    return visits
        .hold(tenant, serviceType, startsAt)
        .call(attempt -> settle(tenant, claim, attempt))
        .onFailure()
        .call(() -> giveBack(tenant, claim));
  }

  private Uni<Void> settle(TenantId tenant, UUID claim, Attempt<KeptSlot> attempt) {
    return switch (attempt) {
      case Attempt.Had<KeptSlot>(KeptSlot slot) ->
          onConnection(
              tenant, tx -> places.holds(tx, tenant, claim, slot.holdId(), slot.expiresAt()));
      case Attempt.Lost<KeptSlot> lost -> giveBack(tenant, claim);
    };
  }

  private Uni<Void> giveBack(TenantId tenant, UUID claim) {
    return onConnection(tenant, tx -> places.giveBack(tx, tenant, claim));
  }

  private <T> Uni<T> onConnection(TenantId tenant, Function<SqlConnection, Uni<T>> work) {
    return transactions.onConnection(tenant, work);
  }

  private static void requirePlace(boolean claimed) {
    if (!claimed) {
      throw new NoticeException(Notice.TOO_MANY_HOLDS, WAIT);
    }
  }
}
