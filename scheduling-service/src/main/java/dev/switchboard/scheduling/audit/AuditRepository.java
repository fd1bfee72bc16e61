package dev.switchboard.scheduling.audit;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.scheduling.NewestFirst;
import dev.switchboard.scheduling.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where changes are written down; none is ever changed. */
@ApplicationScoped
class AuditRepository {
  /** The newest first. */
  static final String LIST = "setup-changes:time";

  private static final NewestFirst ORDER = new NewestFirst("c.happened_at", "c.id");

  private static final String WRITE =
      """
      INSERT INTO setup_change (tenant_id, id, subject, subject_id, version, kind, actor,
                                happened_at, before, after)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::text::jsonb, $10::text::jsonb)
      """;

  private static final String READ =
      """
      SELECT c.id, c.subject, c.subject_id, c.version, c.kind, c.actor, c.happened_at,
             c.before::text AS was, c.after::text AS became
      FROM setup_change c WHERE c.tenant_id = $1
      """;

  Uni<Void> write(SqlConnection transaction, TenantId tenant, SetupChange change, Instant at) {
    Tuple columns =
        Tuple.tuple()
            .addUUID(tenant.value())
            .addUUID(Ids.next())
            .addString(change.subject().name())
            .addUUID(change.subjectId())
            .addLong(change.version())
            .addString(change.kind().name())
            .addString(change.actor().toString())
            .addOffsetDateTime(Rows.utc(at))
            .addString(Rows.write(change.before()))
            .addString(Rows.write(change.after()));
    return transaction.preparedQuery(WRITE).execute(columns).replaceWithVoid();
  }

  /** As many as the page needs. */
  Uni<List<SetupChangeView>> list(
      SqlConnection connection, TenantId tenant, Filter filter, PageRequest page) {
    StringBuilder sql = new StringBuilder(READ);
    Tuple parameters = Tuple.of(tenant.value());
    if (filter.subject() != null) {
      parameters.addString(filter.subject().name());
      sql.append(" AND c.subject = $").append(parameters.size());
    }
    if (filter.subjectId() != null) {
      parameters.addUUID(filter.subjectId());
      sql.append(" AND c.subject_id = $").append(parameters.size());
    }
    return connection
        .preparedQuery(ORDER.page(sql.toString(), parameters, page))
        .execute(parameters)
        .map(rows -> rows.stream().map(SetupChangeView::from).toList());
  }

  /** Which changes are listed; what is null lets all through. */
  record Filter(SetupChange.@Nullable Subject subject, @Nullable UUID subjectId) {}
}
