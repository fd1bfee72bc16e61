package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.appointment.WaitlistOffered;
import dev.switchboard.conversation.reminder.OfferRepository.Outcome;
import dev.switchboard.conversation.sending.Lane;
import dev.switchboard.conversation.sending.OutgoingMessage;
import dev.switchboard.platform.copy.Tenants;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.EventConsumer;
import dev.switchboard.platform.time.BusinessClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Queues one message for each offer of time that was given up (features.md S8), the way reminders
 * are; none where a person has the conversation, since nothing would book it when he says yes.
 */
@ApplicationScoped
class OfferConsumer implements EventConsumer {
  private final OfferRepository offers;
  private final EntryRepository entries;
  private final EntryService saying;
  private final Tenants tenants;
  private final BusinessClock clock;

  OfferConsumer(
      OfferRepository offers,
      EntryRepository entries,
      EntryService saying,
      Tenants tenants,
      BusinessClock clock) {
    this.offers = offers;
    this.entries = entries;
    this.saying = saying;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "conversation-service.waitlist-offer";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.WAITLIST_OFFERED);
  }

  @Override
  public Uni<Void> apply(SqlConnection transaction, List<ConsumedEvent> events) {
    Instant now = clock.now();
    Map<UUID, Offer> all = new LinkedHashMap<>();
    events.stream()
        .map(Offer::from)
        .forEach(offer -> all.putIfAbsent(offer.offered().offerId(), offer));
    return offers
        .reach(transaction, List.copyOf(all.values()))
        .map(reached -> reached.stream().map(one -> outcome(one, now)).toList())
        .chain(outcomes -> store(transaction, outcomes, now));
  }

  private Outcome outcome(OfferReached reached, Instant now) {
    Offer offer = reached.offer();
    @Nullable Skipped skipped = reached.skipped(now);
    Reached.@Nullable Conversation last = reached.conversation();
    if (skipped != null || last == null) {
      return new Outcome(offer, null, skipped == null ? Skipped.NO_CONVERSATION : skipped);
    }
    OutgoingMessage message =
        OutgoingMessage.ofSystem(
            Lane.OFFER,
            OfferWords.words(
                kept(offer.offered()), now, reached.customer(), tenants.snapshot(offer.tenant())));
    return new Outcome(offer, new OfferSaid(offer, last.open(), last.closed(), message), null);
  }

  private static OfferWords.Kept kept(WaitlistOffered offered) {
    return new OfferWords.Kept(
        offered.offerId(), offered.startsAt(), offered.timeZone(), offered.expiresAt());
  }

  private Uni<Void> store(SqlConnection transaction, List<Outcome> outcomes, Instant now) {
    if (outcomes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<OfferSaid> said = outcomes.stream().flatMap(one -> Stream.ofNullable(one.said())).toList();
    return entries
        .enter(transaction, said, now)
        .chain(() -> offers.add(transaction, outcomes))
        .map(
            added ->
                said.stream()
                    .filter(one -> added.contains(one.offer().offered().offerId()))
                    .toList())
        .chain(added -> saying.say(transaction, added, now));
  }
}
