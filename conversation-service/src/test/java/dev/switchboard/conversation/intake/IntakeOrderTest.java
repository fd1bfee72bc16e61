package dev.switchboard.conversation.intake;

import static dev.switchboard.conversation.intake.Said.failed;
import static dev.switchboard.conversation.intake.Said.statusOf;
import static dev.switchboard.conversation.intake.Said.text;
import static dev.switchboard.conversation.intake.Said.textOfBoth;
import static dev.switchboard.conversation.intake.Said.textOfUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
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
import org.junit.jupiter.api.Test;

/**
 * Whatever order and packing deliveries arrive in, and however often, they end in the state they
 * would have reached in order (performance.md, test 7).
 */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOff.class)
class IntakeOrderTest {
  private static final int SHUFFLES = 150;
  private static final String ANA = "5491155550101";
  private static final String BETO = "5491155550102";
  private static final String CARLA = "541155550103";

  @Inject Intake intake;

  /**
   * One line's story: three people write, and our two answers go their way. Nobody is met under two
   * names before a message joins them: that would take a merge (features.md C2).
   */
  private record Story(Line line, UUID answer, UUID lost) {
    static Story begin() {
      return new Story(Line.ofNewTenant(), Ids.next(), Ids.next());
    }

    List<Said> inOrder() {
      return List.of(
          text(ANA, "wamid.a1", 10, "a1").called(ANA, "Ana"),
          textOfUser("AR.2", "wamid.b1", 11, "b1"),
          text(CARLA, "wamid.c1", 12, "c1"),
          textOfBoth(BETO, "AR.2", "wamid.b2", 20),
          textOfBoth(ANA, "AR.1", "wamid.a2", 21),
          statusOf(answer, "wamid.out1", "sent", 30),
          text("5491155550103", "wamid.c2", 31, "c2"),
          statusOf(answer, "wamid.out1", "delivered", 32),
          statusOf(lost, "wamid.out2", "sent", 33),
          failed("wamid.out2", 34, 131026),
          textOfUser("AR.2", "wamid.b3", 35, "b3"),
          statusOf(answer, "wamid.out1", "read", 40),
          Said.status("wamid.unknown", "sent", 41),
          Said.status("wamid.unknown", "read", 42),
          text(ANA, "wamid.a3", 43, "a3"));
    }
  }

  @Test
  void everyOrderAndPackingEndsInTheSameState() {
    List<String> expected = stateAfter(Story.begin(), new Random(0), false);
    for (long seed = 1; seed <= SHUFFLES; seed++) {
      assertThat(stateAfter(Story.begin(), new Random(seed), true))
          .describedAs("seed %d", seed)
          .isEqualTo(expected);
    }
  }

  private List<String> stateAfter(Story story, Random random, boolean shuffled) {
    intake.polls(story.line.delivers(text(ANA, "wamid.a0", 0, "a0")));
    answer(story, story.answer, 2);
    answer(story, story.lost, 3);
    List<Said> said = new ArrayList<>(story.inOrder());
    if (shuffled) {
      said.addAll(said.subList(0, random.nextInt(said.size())));
      Collections.shuffle(said, random);
    }
    List<List<ConsumedEvent>> polls = packed(story.line, said, random, shuffled);
    polls.forEach(intake::polls);
    return state(story);
  }

  /** Cuts what was said into deliveries, and those into polls. */
  private static List<List<ConsumedEvent>> packed(
      Line line, List<Said> said, Random random, boolean shuffled) {
    List<List<ConsumedEvent>> polls = new ArrayList<>();
    for (int from = 0; from < said.size(); ) {
      int to = Math.min(said.size(), from + (shuffled ? 1 + random.nextInt(5) : 1));
      if (polls.isEmpty() || !shuffled || random.nextBoolean()) {
        polls.add(new ArrayList<>());
      }
      polls.getLast().add(line.delivers(said.subList(from, to)));
      from = to;
    }
    return polls;
  }

  private static void answer(Story story, UUID id, int sequence) {
    Database.run(
        """
        INSERT INTO message (tenant_id, id, conversation_id, channel_id, sequence, role, kind, text,
                             status, status_rank)
        SELECT tenant_id, ?, id, channel_id, ?, 'ASSISTANT', 'TEXT', 'out', 'SENDING', 1
        FROM conversation WHERE tenant_id = ?
        """,
        id,
        (long) sequence,
        story.line.tenant().value());
    Database.run(
        "UPDATE conversation SET total_messages = ? WHERE tenant_id = ?",
        (long) sequence,
        story.line.tenant().value());
  }

  /** Everything but ids, the times of rows, and the sequence, which is the order of arrival. */
  private static List<String> state(Story story) {
    UUID tenant = story.line.tenant().value();
    List<String> state = new ArrayList<>();
    state.addAll(
        Database.list(
            """
            SELECT concat_ws('|', name, extract(epoch FROM last_interaction_at),
              (SELECT string_agg(kind || value, ',' ORDER BY kind, value) FROM customer_identity i
               WHERE i.tenant_id = c.tenant_id AND i.customer_id = c.id))
            FROM customer c WHERE tenant_id = ? ORDER BY 1
            """,
            tenant));
    state.addAll(
        Database.list(
            """
            SELECT concat_ws('|', status, sender, total_messages, extract(epoch FROM started_at),
              extract(epoch FROM last_message_at), extract(epoch FROM last_inbound_at),
              (SELECT string_agg(concat_ws(' ', text, provider_message_id, m.status,
                 extract(epoch FROM status_at), extract(epoch FROM sent_at), error_code),
                 ',' ORDER BY provider_message_id)
               FROM message m WHERE m.conversation_id = c.id),
              (SELECT string_agg(sequence::text, ' ' ORDER BY sequence)
               FROM message m WHERE m.conversation_id = c.id))
            FROM conversation c WHERE tenant_id = ? ORDER BY 1
            """,
            tenant));
    state.addAll(
        Database.list(
            """
            SELECT concat_ws('|', provider_message_id, status, extract(epoch FROM status_at),
              extract(epoch FROM sent_at))
            FROM message_status_waiting WHERE tenant_id = ? ORDER BY 1
            """,
            tenant));
    state.addAll(
        Database.list(
            """
            SELECT topic || ' ' || count(*) FROM outbox
            WHERE tenant_id = ? AND topic IN ('message-received', 'message-sent')
            GROUP BY topic ORDER BY 1
            """,
            tenant));
    return state;
  }
}
