package dev.switchboard.conversation.testing;

import static io.restassured.RestAssured.given;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.security.Role;
import dev.switchboard.testkit.TestTokens;
import dev.switchboard.testkit.stack.Database;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** A tenant with customers, conversations and messages from before, for whoever reads them. */
public record Archive(TenantId tenant, UUID channelId) {

  public static Archive ofNewTenant() {
    TenantId tenant = new TenantId(Ids.next());
    UUID app = Ids.next();
    UUID channel = Ids.next();
    Database.run(
        """
        INSERT INTO webhook_app (id, app_key, kind, verify_token, app_secrets)
        VALUES (?, ?, 'WHATSAPP', 'sealed', ARRAY['sealed'])
        """,
        app,
        "app-" + app);
    Database.run(
        """
        INSERT INTO channel (tenant_id, id, kind, provider_address, webhook_app_id)
        VALUES (?, ?, 'WHATSAPP', ?, ?)
        """,
        tenant.value(),
        channel,
        "n" + channel,
        app);
    return new Archive(tenant, channel);
  }

  /** So many more customers, each with an open conversation. */
  public void meets(int customers) {
    meets(customers, 0);
  }

  /**
   * Each of the new conversations with so many messages. Without triggers: checking each row's
   * foreign keys takes longer than writing it.
   */
  public void meets(int customers, int messages) {
    try (Connection connection = Database.connectAsSuperuser()) {
      run(connection, "SET session_replication_role = replica");
      meet(connection, customers, messages);
      hear(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void meet(Connection connection, int customers, long messages) throws SQLException {
    run(
        connection,
        """
        INSERT INTO customer (tenant_id, id, name, phone, created_at, updated_at)
        SELECT ?, uuidv7(), 'Customer ' || n, '+5491' || (1000000000 + n), clock_timestamp(),
               clock_timestamp()
        FROM generate_series(1, ?) AS n
        """,
        tenant.value(),
        customers);
    run(
        connection,
        """
        INSERT INTO customer_identity (tenant_id, channel, kind, value, customer_id, created_at,
                                       updated_at)
        SELECT tenant_id, 'WHATSAPP', 'WA_ID', substr(phone, 2), id, clock_timestamp(),
               clock_timestamp()
        FROM customer WHERE tenant_id = ? ON CONFLICT DO NOTHING
        """,
        tenant.value());
    run(
        connection,
        """
        INSERT INTO conversation (tenant_id, id, channel, channel_id, customer_id, sender_kind,
                                  sender, status, started_at, last_message_at, total_messages,
                                  created_at, updated_at)
        SELECT c.tenant_id, uuidv7(), 'WHATSAPP', ?, c.id, 'WA_ID', substr(c.phone, 2), 'NEW',
               now(), now() - interval '1 second' * row_number() OVER (ORDER BY c.phone), ?,
               clock_timestamp(), clock_timestamp()
        FROM customer c WHERE c.tenant_id = ? AND NOT EXISTS (
          SELECT FROM conversation o WHERE o.tenant_id = c.tenant_id AND o.customer_id = c.id)
        """,
        channelId,
        messages,
        tenant.value());
  }

  private void hear(Connection connection) throws SQLException {
    run(
        connection,
        """
        INSERT INTO message (tenant_id, id, conversation_id, channel_id, sequence, role, kind, text,
                             provider_message_id, sent_at, created_at, updated_at)
        SELECT c.tenant_id, uuidv7(), c.id, c.channel_id, n, 'USER', 'TEXT', 'message ' || n,
               'wamid.' || c.id || n, now(), clock_timestamp(), clock_timestamp()
        FROM conversation c, generate_series(1, c.total_messages) AS n
        WHERE c.tenant_id = ? AND NOT EXISTS (
          SELECT FROM message m WHERE m.tenant_id = c.tenant_id AND m.conversation_id = c.id)
        """,
        tenant.value());
  }

  private static void run(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      var unused = statement.execute();
    }
  }

  /** The only conversation's id. */
  public UUID conversation() {
    return UUID.fromString(
        String.valueOf(
            Database.list("SELECT id FROM conversation WHERE tenant_id = ?", tenant.value())
                .getFirst()));
  }

  /** A request of one of the tenant's agents. */
  public RequestSpecification asAgent() {
    return as(Role.AGENT);
  }

  public RequestSpecification as(String role) {
    return given().header("Authorization", "Bearer " + TestTokens.token(tenant, role));
  }
}
