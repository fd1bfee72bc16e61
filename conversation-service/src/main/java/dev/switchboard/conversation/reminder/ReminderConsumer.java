package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.Topic;
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

/**
 * Queues one message for each reminder that comes due. Where the customer's conversations are all
 * closed it begins another: a closed one takes no message, and his answer would go into a new one.
 */
@ApplicationScoped
class ReminderConsumer implements EventConsumer {
  private final ReminderRepository reminders;
  private final EntryRepository entries;
  private final EntryService saying;
  private final Tenants tenants;
  private final BusinessClock clock;

  ReminderConsumer(
      ReminderRepository reminders,
      EntryRepository entries,
      EntryService saying,
      Tenants tenants,
      BusinessClock clock) {
    this.reminders = reminders;
    this.entries = entries;
    this.saying = saying;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "conversation-service.reminder";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.REMINDER_DUE);
  }

  @Override
  public Uni<Void> apply(SqlConnection transaction, List<ConsumedEvent> events) {
    Instant now = clock.now();
    Map<Due.Key, Due> dues = new LinkedHashMap<>();
    events.stream().map(Due::from).forEach(due -> dues.putIfAbsent(due.key(), due));
    return reminders
        .reach(transaction, List.copyOf(dues.values()))
        .map(reached -> reached.stream().map(one -> verdict(one, now)).toList())
        .chain(verdicts -> store(transaction, verdicts, now));
  }

  private Verdict verdict(Reached reached, Instant now) {
    Skipped skipped = reached.skipped(now);
    Reached.Conversation last = reached.conversation();
    if (skipped != null || last == null) {
      return new Verdict.Unsaid(reached.due(), skipped == null ? Skipped.NO_CONVERSATION : skipped);
    }
    Due due = reached.due();
    OutgoingMessage message =
        OutgoingMessage.ofSystem(
            Lane.SYSTEM,
            ReminderWords.words(
                reached.customer(),
                due.reminder().startsAt(),
                due.reminder().timeZone(),
                tenants.snapshot(due.tenant())));
    return new Said(due, last.open(), last.closed(), message);
  }

  private Uni<Void> store(SqlConnection transaction, List<Verdict> verdicts, Instant now) {
    if (verdicts.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Said> said = said(verdicts);
    return entries
        .enter(transaction, said, now)
        .chain(() -> reminders.add(transaction, verdicts))
        .map(added -> said.stream().filter(one -> added.contains(one.due().key())).toList())
        .chain(added -> saying.say(transaction, added, now));
  }

  private static List<Said> said(List<Verdict> verdicts) {
    return verdicts.stream().filter(Said.class::isInstance).map(Said.class::cast).toList();
  }
}
