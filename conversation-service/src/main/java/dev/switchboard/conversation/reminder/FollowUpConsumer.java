package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.Topic;
import dev.switchboard.conversation.reminder.FollowUpRepository.Outcome;
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
 * Queues one message for each follow-up that is due (features.md S10), the way reminders are; none
 * where a person has the conversation.
 */
@ApplicationScoped
class FollowUpConsumer implements EventConsumer {
  private final FollowUpRepository followUps;
  private final EntryRepository entries;
  private final EntryService saying;
  private final Tenants tenants;
  private final BusinessClock clock;

  FollowUpConsumer(
      FollowUpRepository followUps,
      EntryRepository entries,
      EntryService saying,
      Tenants tenants,
      BusinessClock clock) {
    this.followUps = followUps;
    this.entries = entries;
    this.saying = saying;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "conversation-service.follow-up";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.FOLLOW_UP_DUE);
  }

  @Override
  public Uni<Void> apply(SqlConnection transaction, List<ConsumedEvent> events) {
    Instant now = clock.now();
    Map<UUID, FollowUp> all = new LinkedHashMap<>();
    events.stream()
        .map(FollowUp::from)
        .forEach(followUp -> all.putIfAbsent(followUp.due().followUpId(), followUp));
    return followUps
        .reach(transaction, List.copyOf(all.values()))
        .map(reached -> reached.stream().map(one -> outcome(one, now)).toList())
        .chain(outcomes -> store(transaction, outcomes, now));
  }

  private Outcome outcome(FollowUpReached reached, Instant now) {
    FollowUp followUp = reached.followUp();
    @Nullable Skipped skipped = reached.skipped(now);
    Reached.@Nullable Conversation last = reached.conversation();
    if (skipped != null || last == null) {
      return new Outcome(followUp, null, skipped == null ? Skipped.NO_CONVERSATION : skipped);
    }
    OutgoingMessage message =
        OutgoingMessage.ofSystem(
            Lane.CAMPAIGN,
            FollowUpWords.words(
                followUp.due().kind(), reached.customer(), tenants.snapshot(followUp.tenant())));
    return new Outcome(
        followUp, new FollowUpSaid(followUp, last.open(), last.closed(), message), null);
  }

  private Uni<Void> store(SqlConnection transaction, List<Outcome> outcomes, Instant now) {
    if (outcomes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<FollowUpSaid> said =
        outcomes.stream().flatMap(one -> Stream.ofNullable(one.said())).toList();
    return entries
        .enter(transaction, said, now)
        .chain(() -> followUps.add(transaction, outcomes))
        .map(
            added ->
                said.stream()
                    .filter(one -> added.contains(one.followUp().due().followUpId()))
                    .toList())
        .chain(added -> saying.say(transaction, added, now));
  }
}
