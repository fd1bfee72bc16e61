package dev.switchboard.conversation.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testkit.stack.ServiceDatabase;
import dev.switchboard.testkit.stack.SharedStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class UnconfirmedUpgradeTest {
  private static final String NAME = "conversation_upgrade_test";

  /** Two that were sent to one customer. */
  private static final String MESSAGES =
      """
      WITH app AS (
        INSERT INTO webhook_app (id, app_key, kind, verify_token, app_secrets)
        VALUES (gen_random_uuid(), 'upgrade', 'WHATSAPP', 'x', '{x}') RETURNING id
      ), line AS (
        INSERT INTO channel (tenant_id, id, kind, provider_address, webhook_app_id)
        SELECT gen_random_uuid(), gen_random_uuid(), 'WHATSAPP', '1', id FROM app RETURNING *
      ), talk AS (
        INSERT INTO conversation (tenant_id, id, channel, channel_id, sender_kind, sender, status,
                                  started_at, last_message_at)
        SELECT tenant_id, gen_random_uuid(), 'WHATSAPP', id, 'WA_ID', '1', 'NEW', now(), now()
        FROM line RETURNING *
      )
      INSERT INTO message (tenant_id, id, conversation_id, channel_id, sequence, role, kind, text,
                           status, status_rank, status_at)
      SELECT t.tenant_id, gen_random_uuid(), t.id, t.channel_id, n.sequence, 'ASSISTANT', 'TEXT',
             'Hola', n.status, n.rank, now() - interval '1 hour'
      FROM talk t, (VALUES (1, 'SENT', 4), (2, 'UNCONFIRMED', 2)) AS n(sequence, status, rank)
      """;

  @Test
  void messagesThatWereUnconfirmedBeforeAreListedAfterwards() throws SQLException {
    ServiceDatabase database = ServiceDatabase.create(SharedStack.get().postgres(), NAME);
    migrate(database, "022");
    try (Connection connection = database.connectAsOwner();
        Statement statement = connection.createStatement()) {
      statement.execute(MESSAGES);

      migrate(database, "latest");

      var listed =
          statement.executeQuery(
              """
              SELECT string_agg(m.status, ',') AS statuses, min(u.since) = min(m.status_at) AS right
              FROM message_unconfirmed u
              JOIN message m ON m.id = u.message_id AND m.conversation_id = u.conversation_id
              """);
      listed.next();
      assertThat(listed.getString("statuses")).isEqualTo("UNCONFIRMED");
      assertThat(listed.getBoolean("right")).isTrue();
    }
  }

  private static void migrate(ServiceDatabase database, String version) {
    var address = database.address();
    Flyway.configure()
        .dataSource(
            "jdbc:postgresql://%s:%d/%s".formatted(address.host(), address.port(), NAME),
            NAME + "_owner",
            ServiceDatabase.Passwords.simple().owner())
        .locations("db/platform", "db/migration")
        .placeholders(
            Map.of("owner", NAME + "_owner", "app", NAME + "_app", "worker", NAME + "_worker"))
        .outOfOrder(true)
        .target(version)
        .load()
        .migrate();
  }
}
