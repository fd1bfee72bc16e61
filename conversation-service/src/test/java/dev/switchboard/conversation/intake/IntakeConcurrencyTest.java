package dev.switchboard.conversation.intake;

import static dev.switchboard.conversation.intake.Said.statusOf;
import static dev.switchboard.conversation.intake.Said.text;
import static dev.switchboard.conversation.intake.Said.textOfBoth;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Several intakes at once on the same people and conversations, as after a rebalance: all of it is
 * stored once, and nobody deadlocks.
 */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOff.class)
class IntakeConcurrencyTest {
  private static final int INTAKES = 4;
  private static final int POLLS = 25;
  private static final int PEOPLE = 6;

  @Inject Intake intake;
  private final TenantId tenant = new TenantId(Ids.next());
  private final List<Line> lines = List.of(Line.of(tenant), Line.of(tenant));
  private final AtomicInteger again = new AtomicInteger();

  @Test
  void fourIntakesOfTheSameMessagesStoreEachOnceAndDoNotDeadlock() throws Exception {
    long deadlocks = Database.deadlocks();
    allAtOnce(POLLS, (who, round) -> deliveries(round, new Random(1000L * who + round)));

    assertThat(Database.deadlocks()).isEqualTo(deadlocks);
    assertStoredOnce();
  }

  @Test
  void intakesThatRaiseTheSameMessagesDoNotDeadlock() throws Exception {
    allAtOnce(3, (who, round) -> deliveries(round, new Random(round)));
    List<UUID> answers = answers();
    long deadlocks = Database.deadlocks();
    allAtOnce(POLLS, (who, round) -> words(answers, new Random(1000L * who + round)));

    assertThat(Database.deadlocks()).isEqualTo(deadlocks);
    assertThat(
            Database.list(
                """
                SELECT DISTINCT status FROM message
                WHERE tenant_id = ? AND role = 'ASSISTANT'
                """,
                tenant.value()))
        .containsExactly("READ");
    assertThat(
            Database.count(
                "SELECT count(*) FROM outbox WHERE tenant_id = ? AND topic = 'message-sent'",
                tenant.value()))
        .isEqualTo(answers.size());
  }

  private interface Work {
    List<ConsumedEvent> of(int who, int round);
  }

  private void allAtOnce(int rounds, Work work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(INTAKES);
    try (var threads = Executors.newFixedThreadPool(INTAKES)) {
      List<Future<?>> running = new ArrayList<>();
      for (int who = 0; who < INTAKES; who++) {
        int me = who;
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  for (int round = 0; round < rounds; round++) {
                    poll(work.of(me, round));
                  }
                  return null;
                }));
      }
      for (Future<?> intake : running) {
        intake.get();
      }
    }
  }

  /** As the poll loop does: a lost race is run again. */
  private void poll(List<ConsumedEvent> events) {
    for (int i = 0; ; i++) {
      try {
        intake.polls(events);
        return;
      } catch (LostRaceException e) {
        again.incrementAndGet();
        assertThat(i).describedAs(e.getMessage()).isLessThan(3);
      }
    }
  }

  /** Every intake has the same messages of a round, in an order and a packing of its own. */
  private List<ConsumedEvent> deliveries(int round, Random random) {
    List<ConsumedEvent> events = new ArrayList<>();
    for (Line line : lines) {
      List<Said> said = new ArrayList<>();
      for (int person = 0; person < PEOPLE; person++) {
        String from = "54911666%05d".formatted(100 * (round / 5) + person);
        String id = "wamid.%d.%d".formatted(round, person);
        said.add(
            person % 2 == 0
                ? text(from, id, round, "x")
                : textOfBoth(from, "AR." + from, id, round));
      }
      Collections.shuffle(said, random);
      events.add(line.delivers(said.subList(0, 3)));
      events.add(line.delivers(said.subList(3, PEOPLE)));
    }
    Collections.shuffle(events, random);
    return events;
  }

  private List<UUID> answers() {
    Database.run(
        """
        INSERT INTO message (tenant_id, id, conversation_id, channel_id, sequence, role, kind,
                             status, status_rank)
        SELECT tenant_id, uuidv7(), id, channel_id, total_messages + n, 'ASSISTANT', 'TEXT',
               'SENDING', 1
        FROM conversation, generate_series(1, 3) AS n WHERE tenant_id = ?
        """,
        tenant.value());
    return Database.list(
            "SELECT id FROM message WHERE tenant_id = ? AND role = 'ASSISTANT'", tenant.value())
        .stream()
        .map(UUID::fromString)
        .toList();
  }

  private List<ConsumedEvent> words(List<UUID> answers, Random random) {
    List<Said> said = new ArrayList<>();
    for (UUID answer : answers) {
      for (String status : List.of("sent", "delivered", "read")) {
        said.add(statusOf(answer, "wamid.out." + answer, status, 5));
      }
    }
    Collections.shuffle(said, random);
    return lines.stream().map(line -> line.delivers(said)).toList();
  }

  private void assertStoredOnce() {
    int people = PEOPLE * (POLLS / 5);
    assertThat(count("customer")).isEqualTo(people);
    assertThat(count("conversation")).isEqualTo(2L * people);
    assertThat(count("message")).isEqualTo(2L * PEOPLE * POLLS);
    assertThat(
            Database.list(
                """
                SELECT c.id FROM conversation c WHERE tenant_id = ? AND total_messages <> 5
                UNION ALL
                SELECT m.conversation_id FROM message m WHERE tenant_id = ?
                GROUP BY m.conversation_id HAVING max(sequence) <> 5 OR count(*) <> 5
                """,
                tenant.value(),
                tenant.value()))
        .isEmpty();
    assertThat(
            Database.list(
                """
                SELECT topic || ' ' || count(*) FROM outbox WHERE tenant_id = ?
                GROUP BY topic ORDER BY 1
                """,
                tenant.value()))
        .contains(
            "conversation-status-changed " + 2 * people, "message-received " + 2 * PEOPLE * POLLS);
  }

  private long count(String table) {
    return Database.count(
        "SELECT count(*) FROM %s WHERE tenant_id = ?".formatted(table), tenant.value());
  }
}
