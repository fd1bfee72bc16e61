package dev.switchboard.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.testing.TestDatabase;
import dev.switchboard.testkit.stack.SharedStack;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutboxUpgradeTest {
  @Test
  void whatWaitsInAnEarlierVersionWaitsOnAndIsStillNotWrittenTwice() {
    TestDatabase database =
        TestDatabase.create(SharedStack.get().postgres(), "outbox_upgrade_test", "0.7");
    UUID id = Ids.next();
    write(database, id, "webhook-received", null);
    write(database, id, "webhook-received-dead-letter", "no channel");
    write(database, id, "message-sent", null);

    database.migrate("latest");

    assertThat(database.count("SELECT count(*) FROM outbox")).isEqualTo(3);
    write(database, id, "webhook-received", null);
    write(database, id, "webhook-received-dead-letter", "no channel");
    assertThat(database.count("SELECT count(*) FROM outbox")).isEqualTo(3);
  }

  private static void write(
      TestDatabase database, UUID id, String topic, @Nullable String deadLetterReason) {
    database.run(
        """
        INSERT INTO outbox (event_id, topic, key, subject, occurred_at, data, dead_letter_reason)
        VALUES (?, ?, gen_random_uuid(), gen_random_uuid(), now(), '{}', ?) ON CONFLICT DO NOTHING
        """,
        id,
        topic,
        deadLetterReason);
  }
}
