package dev.switchboard.scheduling.waitlist;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.idempotency.Answer;
import dev.switchboard.platform.idempotency.IdempotentRequest;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.SchedulingError;
import dev.switchboard.scheduling.appointment.VisitDeskService;
import dev.switchboard.scheduling.appointment.VisitWanted;
import dev.switchboard.scheduling.waitlist.FreedSlot.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;

/** Answers to offers, under the slot's lock, then the entry's: the first answer counts. */
@ApplicationScoped
class OfferService {
  private final OfferRepository offers;
  private final FreedSlotRepository slots;
  private final EntryRepository entries;
  private final OfferingService offering;
  private final VisitDeskService desk;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  OfferService(
      OfferRepository offers,
      FreedSlotRepository slots,
      EntryRepository entries,
      OfferingService offering,
      VisitDeskService desk,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.offers = offers;
    this.slots = slots;
    this.entries = entries;
    this.offering = offering;
    this.desk = desk;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Fails with OFFER_NOT_FOUND. */
  Uni<OfferView> read(TenantId tenant, UUID id) {
    return transactions
        .onConnection(tenant, connection -> offers.require(connection, tenant, id))
        .map(offer -> OfferView.from(offer, clock.now()));
  }

  /** Books what is kept for him; accepting again changes nothing. Fails with OFFER_GONE. */
  Uni<StoredAnswer> accept(By by, UUID id) {
    return answered(by, id, this::accepted);
  }

  /** He keeps his place for other slots; declining again changes nothing. */
  Uni<StoredAnswer> decline(By by, UUID id) {
    return answered(by, id, this::declined);
  }

  private Uni<StoredAnswer> answered(By by, UUID id, Function<Asked, Uni<Void>> answer) {
    return desk.competing(
        by.tenant(),
        by.request(),
        by.actor(),
        transaction ->
            asked(transaction, by, id)
                .chain(answer::apply)
                .chain(() -> offers.require(transaction, by.tenant(), id))
                .map(now -> Answer.ok(OfferView.from(now, clock.now()))));
  }

  private Uni<Asked> asked(SqlConnection transaction, By by, UUID id) {
    TenantId tenant = by.tenant();
    return offers
        .require(transaction, tenant, id)
        .call(seen -> slots.lock(transaction, tenant, seen.slotId()))
        .chain(seen -> entries.requireLocked(transaction, tenant, seen.entryId()))
        .chain(
            entry ->
                offers
                    .require(transaction, tenant, id)
                    .map(offer -> new Asked(transaction, by, entry, offer)));
  }

  private Uni<Void> accepted(Asked asked) {
    if (asked.offer().state() == OfferState.ACCEPTED) {
      return Uni.createFrom().voidItem();
    }
    requireOpen(asked);
    SqlConnection transaction = asked.transaction();
    TenantId tenant = asked.by().tenant();
    Offer offer = asked.offer();
    return desk.book(transaction, tenant, asked.by().actor(), asked.visit())
        .call(visit -> entries.booked(transaction, tenant, offer.entryId(), visit))
        .call(visit -> offers.close(transaction, tenant, offer.id(), OfferState.ACCEPTED, visit))
        .chain(() -> slots.done(transaction, tenant, offer.slotId(), Outcome.ACCEPTED));
  }

  private Uni<Void> declined(Asked asked) {
    if (asked.offer().state() == OfferState.DECLINED) {
      return Uni.createFrom().voidItem();
    }
    requireOpen(asked);
    return offering
        .passOn(asked.transaction(), asked.by().tenant(), asked.offer(), OfferState.DECLINED)
        .replaceWithVoid();
  }

  private void requireOpen(Asked asked) {
    OfferState state = asked.offer().stateAt(clock.now());
    if (state != OfferState.OPEN || asked.entry().state() != EntryState.OFFERED) {
      throw new ApplicationException(
          SchedulingError.OFFER_GONE, "The offer is no longer open: " + state + ".");
    }
  }

  /** Who answers, for whom, and under which key. */
  record By(TenantId tenant, IdempotentRequest request, Actor actor) {}

  /** An offer with its entry, both and their slot locked. */
  private record Asked(SqlConnection transaction, By by, Entry entry, Offer offer) {
    VisitWanted visit() {
      return new VisitWanted(
          entry.customer(),
          entry.wish().serviceType(),
          offer.startsAt(),
          offer.technicianId(),
          offer.id(),
          entry.wish().description(),
          entry.wish().conversationId(),
          null);
    }
  }
}
