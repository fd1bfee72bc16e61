package dev.switchboard.conversation.intake;

import dev.switchboard.contracts.Ids;
import dev.switchboard.conversation.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What a poll sets aside, in the database. */
@ApplicationScoped
class SetAsideRows {
  private static final String INSERT =
      """
      INSERT INTO inbound_set_aside (tenant_id, id, channel_id, event_id, disposition, part, reason,
                                     content, received_at)
      SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[],
                           $7::text[], $8::text[], $9::timestamptz[])
      """;

  Uni<Void> insert(SqlConnection transaction, List<SetAside> parts) {
    if (parts.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return transaction
        .preparedQuery(INSERT)
        .execute(
            Columns.of(parts)
                .uuid(part -> part.origin().channel().tenantId().value())
                .uuid(part -> Ids.next())
                .uuid(part -> part.origin().channel().id())
                .uuid(part -> part.origin().eventId())
                .name(SetAside::disposition)
                .text(SetAside::part)
                .text(SetAside::reason)
                .text(SetAside::content)
                .time(part -> part.origin().receivedAt())
                .tuple())
        .replaceWithVoid();
  }
}
