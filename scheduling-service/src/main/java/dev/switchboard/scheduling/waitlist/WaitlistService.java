package dev.switchboard.scheduling.waitlist;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.idempotency.Answer;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.ExpectedVersion;
import dev.switchboard.scheduling.Invalid;
import dev.switchboard.scheduling.appointment.VisitDeskService;
import dev.switchboard.scheduling.availability.AvailabilityService;
import dev.switchboard.scheduling.availability.Plan;
import dev.switchboard.scheduling.settings.SetupService;
import dev.switchboard.scheduling.waitlist.OfferService.By;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** The line: who joins it, who leaves it, and the terms it is served by. */
@ApplicationScoped
class WaitlistService {
  private final EntryRepository entries;
  private final OfferRepository offers;
  private final FreedSlotRepository slots;
  private final OfferingService offering;
  private final WaitlistSettingsRepository settings;
  private final VisitDeskService desk;
  private final AvailabilityService availability;
  private final SetupService setup;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  WaitlistService(
      EntryRepository entries,
      OfferRepository offers,
      FreedSlotRepository slots,
      OfferingService offering,
      WaitlistSettingsRepository settings,
      VisitDeskService desk,
      AvailabilityService availability,
      SetupService setup,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.entries = entries;
    this.offers = offers;
    this.slots = slots;
    this.offering = offering;
    this.settings = settings;
    this.desk = desk;
    this.availability = availability;
    this.setup = setup;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Fails with NOT_BOOKABLE for what this business could never do. */
  Uni<StoredAnswer> join(By by, EntryRequest request) {
    return setup
        .ensure(by.tenant())
        .chain(
            () ->
                desk.competing(
                    by.tenant(),
                    by.request(),
                    by.actor(),
                    transaction -> join(transaction, by, request).map(Answer::created)));
  }

  private Uni<EntryView> join(SqlConnection transaction, By by, EntryRequest request) {
    UUID customer = request.customer().customerId();
    return desk.requireCustomer(transaction, by.tenant(), by.actor(), customer)
        .chain(() -> availability.plan(transaction, by.tenant(), request.serviceType()))
        .map(plan -> entry(plan, request, clock.now()))
        .call(entry -> entries.add(transaction, by.tenant(), entry))
        .map(entry -> EntryView.from(entry, null, clock.now()));
  }

  /** Fails with WAITLIST_ENTRY_NOT_FOUND. */
  Uni<EntryView> read(TenantId tenant, UUID id) {
    return transactions.onConnection(
        tenant,
        connection ->
            entries
                .require(connection, tenant, id)
                .chain(
                    entry ->
                        offers
                            .openOfEntry(connection, tenant, id)
                            .map(open -> EntryView.from(entry, open.orElse(null), clock.now()))));
  }

  Uni<Page<EntryView>> list(TenantId tenant, EntryFilter filter, PageRequest page) {
    return transactions
        .onConnection(tenant, connection -> entries.list(connection, tenant, filter, page))
        .map(rows -> Page.of(page, rows, WaitlistService::place))
        .map(shown -> shown.map(entry -> EntryView.from(entry, null, clock.now())));
  }

  /** Who leaves with an offer leaves the slot to the next; leaving again changes nothing. */
  Uni<Void> leave(TenantId tenant, UUID id) {
    return desk.locking(tenant, transaction -> leave(transaction, tenant, id))
        .chain(left -> left ? Uni.createFrom().voidItem() : leave(tenant, id));
  }

  Uni<WaitlistSettings> settings(TenantId tenant) {
    return transactions.onConnection(tenant, connection -> settings.read(connection, tenant));
  }

  Uni<WaitlistSettings> change(TenantId tenant, ExpectedVersion expected, WaitlistSettings wanted) {
    return transactions.onConnection(
        tenant,
        connection ->
            settings
                .readLocked(connection, tenant)
                .invoke(now -> expected.require(now.version()))
                .chain(() -> settings.put(connection, tenant, wanted)));
  }

  /** Slot before entry, as everywhere; false when an offer was made in between: try again. */
  private Uni<Boolean> leave(SqlConnection transaction, TenantId tenant, UUID id) {
    return offers
        .openOfEntry(transaction, tenant, id)
        .chain(
            open ->
                open.map(offer -> leaveOffer(transaction, tenant, offer))
                    .orElseGet(() -> leaveLine(transaction, tenant, id)));
  }

  private Uni<Boolean> leaveOffer(SqlConnection transaction, TenantId tenant, Offer offer) {
    return slots
        .lock(transaction, tenant, offer.slotId())
        .chain(() -> entries.requireLocked(transaction, tenant, offer.entryId()))
        .chain(() -> offers.require(transaction, tenant, offer.id()))
        .chain(
            now ->
                now.state() == OfferState.OPEN
                    ? offering
                        .passOn(transaction, tenant, now, OfferState.WITHDRAWN)
                        .chain(() -> entries.withdrawn(transaction, tenant, offer.entryId()))
                        .replaceWith(true)
                    : Uni.createFrom().item(false));
  }

  private Uni<Boolean> leaveLine(SqlConnection transaction, TenantId tenant, UUID id) {
    return entries
        .withdrawWaiting(transaction, tenant, id)
        .chain(
            left ->
                left
                    ? Uni.createFrom().item(true)
                    : entries
                        .require(transaction, tenant, id)
                        .map(entry -> entry.state() != EntryState.OFFERED));
  }

  private static Entry entry(Plan plan, EntryRequest request, Instant now) {
    if (plan.capable(request.technicianId()).isEmpty()) {
      throw Invalid.notBookable(
          request.technicianId() == null ? "serviceType" : "technicianId",
          "is nothing that anybody here can do");
    }
    Entry.Wish wish = request.wish(plan.dateOf(now));
    Instant over = plan.beginOf(wish.toDay().plusDays(1));
    Instant expiresAt = Objects.requireNonNullElse(request.expiresAt(), over);
    if (!expiresAt.isAfter(now)) {
      throw Invalid.notBookable("expiresAt", "is past");
    }
    return new Entry(
        Ids.next(),
        EntryState.WAITING,
        request.customer(),
        wish,
        now,
        expiresAt.isBefore(over) ? expiresAt : over,
        null);
  }

  private static Cursor place(Entry entry) {
    return Cursor.at(EntryRepository.LIST, entry.since(), entry.id());
  }
}
