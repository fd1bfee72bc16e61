package dev.switchboard.scheduling.waitlist;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessFacts;
import dev.switchboard.scheduling.waitlist.OfferPermitView.Decision;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets an offer be told, under the locks under which it is answered (ADR 15): an answer or an end
 * that was there before is seen, one that comes later finds it told.
 */
@ApplicationScoped
class OfferPermitService {
  private final OfferRepository offers;
  private final FreedSlotRepository slots;
  private final EntryRepository entries;
  private final WaitlistSettingsRepository settings;
  private final BusinessFacts businesses;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  OfferPermitService(
      OfferRepository offers,
      FreedSlotRepository slots,
      EntryRepository entries,
      WaitlistSettingsRepository settings,
      BusinessFacts businesses,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.offers = offers;
    this.slots = slots;
    this.entries = entries;
    this.settings = settings;
    this.businesses = businesses;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Decides anew each time: whoever was granted a permit and could not send asks again. Fails with
   * OFFER_NOT_FOUND.
   *
   * @param messageKey names the message; only the one that was granted first is granted again
   */
  Uni<OfferPermitView> permit(TenantId tenant, UUID id, @Nullable String messageKey) {
    return transactions.onConnection(
        tenant,
        transaction ->
            offers
                .require(transaction, tenant, id)
                .call(seen -> slots.lock(transaction, tenant, seen.slotId()))
                .chain(seen -> entries.requireLocked(transaction, tenant, seen.entryId()))
                .chain(entry -> granted(transaction, tenant, entry, id, messageKey))
                .map(granted -> granted ? Decision.GRANTED : Decision.REVOKED)
                .map(OfferPermitView::new));
  }

  private Uni<Boolean> granted(
      SqlConnection transaction,
      TenantId tenant,
      Entry entry,
      UUID id,
      @Nullable String messageKey) {
    Instant now = clock.now();
    return offers
        .require(transaction, tenant, id)
        .map(offer -> entry.state() == EntryState.OFFERED && offer.stateAt(now) == OfferState.OPEN)
        .chain(
            stands ->
                stands ? audible(transaction, tenant, entry, now) : Uni.createFrom().item(false))
        .chain(
            may ->
                may
                    ? offers.grant(transaction, tenant, id, messageKey)
                    : Uni.createFrom().item(false));
  }

  /** What an outage has kept until the night is not told by night, but to who is in a hurry. */
  private Uni<Boolean> audible(
      SqlConnection transaction, TenantId tenant, Entry entry, Instant now) {
    return settings
        .read(transaction, tenant)
        .map(WaitlistSettings::quiet)
        .map(quiet -> quiet.endAfter(now, businesses.require(tenant).timeZone()).isEmpty())
        .map(loud -> loud || entry.wish().urgent());
  }
}
