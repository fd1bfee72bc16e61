package dev.switchboard.scheduling.waitlist;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.WaitlistOffered;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessFacts;
import dev.switchboard.scheduling.appointment.VisitDeskService;
import dev.switchboard.scheduling.appointment.VisitHold;
import dev.switchboard.scheduling.availability.DayPart;
import dev.switchboard.scheduling.availability.Slot;
import dev.switchboard.scheduling.waitlist.EntryRepository.Moment;
import dev.switchboard.scheduling.waitlist.FreedSlot.Outcome;
import dev.switchboard.scheduling.waitlist.FreedSlotRepository.Locked;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Takes the offering of one slot a step further, in one transaction under the slot's lock: ends an
 * offer whose time is over, or makes one to who is next. Offer, hold and event are there together
 * or not at all.
 */
@ApplicationScoped
class OfferingService {
  private static final Logger LOG = Logger.getLogger(OfferingService.class);
  private static final Duration LATER = Duration.ofMinutes(1);

  /** The hold outlives its offer by this, so that the slot goes to the next and to no stranger. */
  private static final Duration HAND_OVER = Duration.ofMinutes(2);

  /** As agents see it in the list of holds. */
  private static final String HELD_BY = "waitlist";

  private final VisitDeskService desk;
  private final FreedSlotRepository slots;
  private final EntryRepository entries;
  private final OfferRepository offers;
  private final OutboxWriter outbox;
  private final BusinessFacts businesses;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  OfferingService(
      VisitDeskService desk,
      FreedSlotRepository slots,
      EntryRepository entries,
      OfferRepository offers,
      OutboxWriter outbox,
      BusinessFacts businesses,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.desk = desk;
    this.slots = slots;
    this.entries = entries;
    this.offers = offers;
    this.outbox = outbox;
    this.businesses = businesses;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** So many steps, or as many as there are to do now. */
  Uni<Void> advance(TenantId tenant, UUID slotId, int most) {
    return desk.locking(tenant, transaction -> step(transaction, tenant, slotId))
        .chain(
            more ->
                more && most > 1 ? advance(tenant, slotId, most - 1) : Uni.createFrom().voidItem());
  }

  /** Whether there may be more to do now; nothing is done where somebody else is at it. */
  Uni<Boolean> step(SqlConnection transaction, TenantId tenant, UUID slotId) {
    Instant now = clock.now();
    return slots
        .lockIfFree(transaction, tenant, slotId, businesses.require(tenant).timeZone(), now)
        .chain(
            locked ->
                locked
                    .map(found -> step(transaction, tenant, found, now))
                    .orElseGet(() -> Uni.createFrom().item(false)));
  }

  /** What fails is tried again later, so that it holds up nobody else. */
  Uni<Void> postpone(TenantId tenant, UUID slotId, Throwable failure) {
    LOG.warnf("freed slot %s: %s; again in %s", slotId, failure, LATER);
    return transactions.onConnection(
        tenant, connection -> slots.lookAt(connection, tenant, slotId, clock.now().plus(LATER)));
  }

  private Uni<Boolean> step(
      SqlConnection transaction, TenantId tenant, Locked locked, Instant now) {
    return offers
        .openOfSlot(transaction, tenant, locked.slot().id())
        .chain(
            open ->
                open.map(offer -> conclude(transaction, tenant, offer, now))
                    .orElseGet(() -> offer(transaction, tenant, locked, now)));
  }

  private Uni<Boolean> conclude(
      SqlConnection transaction, TenantId tenant, Offer offer, Instant now) {
    return entries
        .requireLocked(transaction, tenant, offer.entryId())
        .chain(
            entry -> {
              boolean left = entry.state() != EntryState.OFFERED;
              return !left && now.isBefore(offer.expiresAt())
                  ? slots
                      .lookAt(transaction, tenant, offer.slotId(), offer.expiresAt())
                      .replaceWith(false)
                  : passOn(
                      transaction, tenant, offer, left ? OfferState.WITHDRAWN : OfferState.EXPIRED);
            });
  }

  /** The slot is the next one's; slot and entry are locked. */
  Uni<Boolean> passOn(SqlConnection transaction, TenantId tenant, Offer offer, OfferState because) {
    return entries
        .backInLine(transaction, tenant, offer.entryId())
        .chain(() -> offers.close(transaction, tenant, offer.id(), because, null))
        .chain(() -> slots.waits(transaction, tenant, offer.slotId(), clock.now()))
        .replaceWith(true);
  }

  private Uni<Boolean> offer(
      SqlConnection transaction, TenantId tenant, Locked locked, Instant now) {
    FreedSlot slot = locked.slot();
    Optional<Instant> expiry = locked.terms().expiryOfOffer(slot.startsAt(), now);
    if (expiry.isEmpty()) {
      return done(transaction, tenant, slot, Outcome.TOO_LATE);
    }
    Optional<Instant> quietUntil = locked.terms().quietUntil(now);
    return entries
        .next(transaction, tenant, slot, moment(locked, now, quietUntil.isPresent()))
        .chain(
            next ->
                next.map(entry -> offer(transaction, tenant, slot, entry, expiry.get()))
                    .orElseGet(() -> nobody(transaction, tenant, slot, quietUntil)));
  }

  private Uni<Boolean> offer(
      SqlConnection transaction, TenantId tenant, FreedSlot slot, Entry entry, Instant expiry) {
    UUID id = Ids.next();
    return desk.hold(
            transaction,
            tenant,
            new VisitHold(
                id,
                entry.wish().serviceType(),
                slot.startsAt(),
                slot.technicianId(),
                slot.holdId(),
                expiry.plus(HAND_OVER),
                HELD_BY))
        .chain(
            held ->
                held.map(
                        time ->
                            made(transaction, tenant, entry, offer(id, slot, entry, time, expiry)))
                    .orElseGet(
                        () ->
                            slots
                                .unfit(transaction, tenant, slot.id(), entry.wish().serviceType())
                                .replaceWith(true)));
  }

  private Uni<Boolean> made(SqlConnection transaction, TenantId tenant, Entry entry, Offer offer) {
    Instant now = clock.now();
    return offers
        .add(transaction, tenant, offer, now)
        .chain(() -> entries.offered(transaction, tenant, entry.id()))
        .chain(() -> slots.offered(transaction, tenant, offer))
        .chain(() -> outbox.write(transaction, List.of(told(tenant, entry, offer, now))))
        .replaceWith(false);
  }

  /** At night only those in a hurry were asked; in the morning everybody is. */
  private Uni<Boolean> nobody(
      SqlConnection transaction, TenantId tenant, FreedSlot slot, Optional<Instant> quietUntil) {
    return quietUntil
        .map(
            morning ->
                letGo(transaction, tenant, slot)
                    .chain(() -> slots.lookAt(transaction, tenant, slot.id(), morning))
                    .replaceWith(false))
        .orElseGet(() -> done(transaction, tenant, slot, Outcome.NOBODY));
  }

  private Uni<Boolean> done(
      SqlConnection transaction, TenantId tenant, FreedSlot slot, Outcome outcome) {
    return letGo(transaction, tenant, slot)
        .chain(() -> slots.done(transaction, tenant, slot.id(), outcome))
        .replaceWith(false);
  }

  private Uni<Void> letGo(SqlConnection transaction, TenantId tenant, FreedSlot slot) {
    UUID hold = slot.holdId();
    return hold == null ? Uni.createFrom().voidItem() : desk.release(transaction, tenant, hold);
  }

  private static Moment moment(Locked locked, Instant now, boolean quiet) {
    LocalDateTime wall = LocalDateTime.ofInstant(locked.slot().startsAt(), locked.terms().zone());
    return new Moment(now, wall.toLocalDate(), DayPart.of(wall.toLocalTime()), quiet);
  }

  private static Offer offer(UUID id, FreedSlot slot, Entry entry, Slot time, Instant expiry) {
    return new Offer(
        id,
        entry.id(),
        slot.id(),
        time.technicianId(),
        time.startsAt(),
        time.endsAt(),
        OfferState.OPEN,
        expiry,
        null);
  }

  private EventEnvelope<WaitlistOffered> told(
      TenantId tenant, Entry entry, Offer offer, Instant now) {
    ZoneId zone = businesses.require(tenant).timeZone();
    return new EventEnvelope<>(
        Ids.next(),
        now,
        tenant,
        null,
        new WaitlistOffered(
            offer.id(),
            entry.id(),
            entry.customer().customerId(),
            entry.wish().conversationId(),
            entry.wish().serviceType(),
            offer.technicianId(),
            offer.startsAt(),
            offer.endsAt(),
            zone.getId(),
            offer.expiresAt()));
  }
}
