package dev.switchboard.platform.copy;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The layer of a copy that survives a restart. */
final class CopyTable<E extends DomainEvent> {
  private static final String SELECT = "SELECT tenant_id, id, version, data::text AS data FROM %s";

  /** In id order, so that replicas that write the same rows wait for each other and no more. */
  private static final String UPSERT =
      """
      INSERT INTO %1$s AS kept (tenant_id, id, version, data)
      SELECT r.tenant_id, r.id, r.version, r.data::jsonb
      FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[])
           AS r(tenant_id, id, version, data)
      ORDER BY r.id
      ON CONFLICT ON CONSTRAINT %1$s_pk
      DO UPDATE SET version = excluded.version, data = excluded.data
      WHERE kept.version < excluded.version
      """;

  private static final String DELETE = "DELETE FROM %s WHERE id = ANY($1)";

  private final CopyKind<?, E> kind;
  private final Pool database;

  /**
   * @param database runs as the worker role
   */
  CopyTable(CopyKind<?, E> kind, Pool database) {
    this.kind = kind;
    this.database = database;
  }

  Uni<List<Copied<E>>> load() {
    return database
        .preparedQuery(SELECT.formatted(kind.table()))
        .execute()
        .map(rows -> rows.stream().map(this::copied).toList());
  }

  Uni<Void> save(Collection<Copied<E>> changed) {
    List<Copied<E>> ordered =
        changed.stream().sorted(Comparator.comparing(copied -> copied.id().toString())).toList();
    return database
        .preparedQuery(UPSERT.formatted(kind.table()))
        .execute(columns(ordered))
        .replaceWithVoid();
  }

  Uni<Void> delete(Collection<UUID> erased) {
    return database
        .preparedQuery(DELETE.formatted(kind.table()))
        .execute(Tuple.tuple().addArrayOfUUID(erased.toArray(UUID[]::new)))
        .replaceWithVoid();
  }

  private Copied<E> copied(Row row) {
    return kind.read(
        new TenantId(row.getUUID("tenant_id")),
        row.getUUID("id"),
        row.getLong("version"),
        row.getString("data"));
  }

  private Tuple columns(List<Copied<E>> rows) {
    return Tuple.tuple()
        .addArrayOfUUID(rows.stream().map(row -> row.tenantId().value()).toArray(UUID[]::new))
        .addArrayOfUUID(rows.stream().map(Copied::id).toArray(UUID[]::new))
        .addArrayOfLong(rows.stream().map(Copied::version).toArray(Long[]::new))
        .addArrayOfString(rows.stream().map(Copied::data).toArray(String[]::new));
  }
}
