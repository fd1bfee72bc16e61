package dev.switchboard.scheduling.bookingpage;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.scheduling.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings of the transaction's tenant's page. */
@ApplicationScoped
class PageSettingsRepository {
  private static final String FIND =
      "SELECT p.version, p.enabled, p.contact_phone FROM booking_page p WHERE p.tenant_id = $1";

  /** Nothing when it is another version by now than the one expected. */
  private static final String SET =
      """
      INSERT INTO booking_page AS p (tenant_id, version, enabled, contact_phone, changed_by)
      SELECT $1, 1, $2, $3, $4 WHERE coalesce($5::bigint, 0) = 0
        OR EXISTS (SELECT FROM booking_page b WHERE b.tenant_id = $1)
      ON CONFLICT ON CONSTRAINT booking_page_pk DO UPDATE
        SET version = p.version + 1, enabled = $2, contact_phone = $3, changed_by = $4
        WHERE p.version = coalesce($5::bigint, p.version)
      RETURNING p.version, p.enabled, p.contact_phone
      """;

  Uni<PageSettings> read(SqlConnection connection, TenantId tenant) {
    return connection
        .preparedQuery(FIND)
        .execute(Tuple.of(tenant.value()))
        .map(
            rows ->
                Rows.first(rows).map(PageSettingsRepository::settings).orElse(PageSettings.NONE));
  }

  /**
   * Empty when it is not the expected version.
   *
   * @param expected null: whatever it is
   */
  Uni<Optional<PageSettings>> set(
      SqlConnection transaction,
      TenantId tenant,
      PageSettingsRequest wanted,
      Actor actor,
      @Nullable Long expected) {
    return transaction
        .preparedQuery(SET)
        .execute(
            Tuple.of(
                tenant.value(),
                wanted.enabled(),
                wanted.contactPhone(),
                actor.toString(),
                expected))
        .map(rows -> Rows.first(rows).map(PageSettingsRepository::settings));
  }

  private static PageSettings settings(Row row) {
    return new PageSettings(
        row.getLong("version"), row.getBoolean("enabled"), row.getString("contact_phone"), null);
  }
}
