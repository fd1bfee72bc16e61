package dev.switchboard.conversation.consent;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The ledger. */
@ApplicationScoped
class ConsentRepository {
  private static final String IDENTITIES =
      """
      SELECT kind, value FROM customer_identity
      WHERE tenant_id = $1 AND channel = $2 AND customer_id = $3
      """;

  private static final String OPTED_OUT =
      """
      SELECT id FROM consent
      WHERE tenant_id = $1 AND channel = $2 AND address = ANY($3) AND opted_out LIMIT 1
      """;

  private static final String OPT_OUT =
      """
      INSERT INTO consent AS k (tenant_id, channel, address, opted_out, proof_message_id, changed_at,
                                id)
      VALUES ($1, $2, $3, true, $4, $5, $6)
      ON CONFLICT ON CONSTRAINT consent_address_uk DO UPDATE SET
        opted_out = true, proof_message_id = excluded.proof_message_id,
        changed_at = excluded.changed_at
      WHERE NOT k.opted_out AND k.changed_at <= excluded.changed_at
      RETURNING id
      """;

  private static final String OPT_IN =
      """
      UPDATE consent SET opted_out = false, proof_message_id = $4, changed_at = $5
      WHERE tenant_id = $1 AND channel = $2 AND address = ANY($3) AND opted_out
        AND changed_at <= $5
      RETURNING id
      """;

  private static final String PROVEN_BY =
      "SELECT opted_out FROM consent WHERE tenant_id = $1 AND proof_message_id = $2 LIMIT 1";

  /** Every form of every address of the party, the one he is written to first. */
  Uni<String[]> addresses(SqlConnection connection, Party party) {
    return connection
        .preparedQuery(IDENTITIES)
        .execute(Tuple.of(party.tenant().value(), party.channel().name(), party.customerId()))
        .map(rows -> addresses(party, rows));
  }

  Uni<Boolean> optedOut(SqlConnection connection, Party party, String[] addresses) {
    return connection
        .preparedQuery(OPTED_OUT)
        .execute(Tuple.of(party.tenant().value(), party.channel().name(), addresses))
        .map(rows -> rows.size() > 0);
  }

  /** The entries that changed. */
  Uni<List<UUID>> optOut(SqlConnection connection, Heard heard, UUID newId) {
    Tuple parameters = parameters(heard, heard.party().address().canonical()).addUUID(newId);
    return connection.preparedQuery(OPT_OUT).execute(parameters).map(ConsentRepository::ids);
  }

  /** The entries that changed. */
  Uni<List<UUID>> optIn(SqlConnection connection, Heard heard, String[] addresses) {
    return connection
        .preparedQuery(OPT_IN)
        .execute(parameters(heard, addresses))
        .map(ConsentRepository::ids);
  }

  /** Where the ledger stands because of this message; empty when it changed nothing. */
  Uni<Optional<Boolean>> provenBy(SqlConnection connection, UUID tenant, UUID messageId) {
    return connection
        .preparedQuery(PROVEN_BY)
        .execute(Tuple.of(tenant, messageId))
        .map(rows -> rows.stream().map(row -> row.getBoolean("opted_out")).findFirst());
  }

  private static Tuple parameters(Heard heard, Object addresses) {
    return Tuple.tuple()
        .addUUID(heard.party().tenant().value())
        .addString(heard.party().channel().name())
        .addValue(addresses)
        .addUUID(heard.messageId())
        .addOffsetDateTime(heard.sentAt().atOffset(ZoneOffset.UTC));
  }

  private static List<UUID> ids(RowSet<Row> rows) {
    return rows.stream().map(row -> row.getUUID("id")).toList();
  }

  private static String[] addresses(Party party, RowSet<Row> rows) {
    Stream<Address> others =
        rows.stream().map(row -> new Address(row.getString("kind"), row.getString("value")));
    return Stream.concat(Stream.of(party.address()), others)
        .flatMap(Address::candidates)
        .distinct()
        .toArray(String[]::new);
  }
}
