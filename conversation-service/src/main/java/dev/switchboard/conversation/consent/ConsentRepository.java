package dev.switchboard.conversation.consent;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ledger. */
@ApplicationScoped
class ConsentRepository {
  private static final String IDENTITIES =
      """
      SELECT i.customer_id, i.channel, i.kind, i.value
      FROM (SELECT DISTINCT channel, customer_id
            FROM unnest($2::text[], $3::uuid[]) AS u(channel, customer_id)) w
      JOIN customer_identity i ON i.tenant_id = $1 AND i.channel = w.channel
        AND i.customer_id = w.customer_id
      """;

  private static final String OPTED_OUT =
      """
      SELECT k.channel, k.address FROM unnest($2::text[], $3::text[]) AS w(channel, address)
      JOIN consent k ON k.tenant_id = $1 AND k.channel = w.channel AND k.address = w.address
      WHERE k.opted_out
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
    return addresses(connection, List.of(party)).map(List::getFirst);
  }

  /** The same of several parties of one tenant, in their order. */
  Uni<List<String[]>> addresses(SqlConnection connection, List<Party> parties) {
    return connection
        .preparedQuery(IDENTITIES)
        .execute(
            Tuple.of(
                parties.getFirst().tenant().value(),
                parties.stream().map(party -> party.channel().name()).toArray(String[]::new),
                parties.stream().map(Party::customerId).toArray(UUID[]::new)))
        .map(rows -> parties.stream().map(party -> addresses(party, rowsOf(party, rows))).toList());
  }

  /** Whether each has opted out on one of his addresses, in their order. */
  Uni<List<Boolean>> optedOut(
      SqlConnection connection, List<Party> parties, List<String[]> addresses) {
    List<ChannelAddress> all = new ArrayList<>();
    for (int i = 0; i < parties.size(); i++) {
      String channel = parties.get(i).channel().name();
      Arrays.stream(addresses.get(i)).map(it -> new ChannelAddress(channel, it)).forEach(all::add);
    }
    return connection
        .preparedQuery(OPTED_OUT)
        .execute(
            Tuple.of(
                parties.getFirst().tenant().value(),
                all.stream().map(ChannelAddress::channel).toArray(String[]::new),
                all.stream().map(ChannelAddress::address).toArray(String[]::new)))
        .map(rows -> areAmong(parties, addresses, ChannelAddress.of(rows)));
  }

  private record ChannelAddress(String channel, String address) {
    static Set<ChannelAddress> of(RowSet<Row> rows) {
      return rows.stream()
          .map(row -> new ChannelAddress(row.getString("channel"), row.getString("address")))
          .collect(Collectors.toSet());
    }
  }

  private static List<Boolean> areAmong(
      List<Party> parties, List<String[]> addresses, Set<ChannelAddress> optedOut) {
    List<Boolean> answers = new ArrayList<>();
    for (int i = 0; i < parties.size(); i++) {
      String channel = parties.get(i).channel().name();
      answers.add(
          Arrays.stream(addresses.get(i))
              .anyMatch(address -> optedOut.contains(new ChannelAddress(channel, address))));
    }
    return answers;
  }

  private static Stream<Row> rowsOf(Party party, RowSet<Row> rows) {
    return rows.stream()
        .filter(row -> row.getUUID("customer_id").equals(party.customerId()))
        .filter(row -> row.getString("channel").equals(party.channel().name()));
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

  private static String[] addresses(Party party, Stream<Row> rows) {
    Stream<Address> others =
        rows.map(row -> new Address(row.getString("kind"), row.getString("value")));
    return Stream.concat(Stream.of(party.address()), others)
        .flatMap(Address::candidates)
        .distinct()
        .toArray(String[]::new);
  }
}
