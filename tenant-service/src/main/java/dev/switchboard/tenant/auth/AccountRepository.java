package dev.switchboard.tenant.auth;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.tenant.TenantStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Who can sign in, looked up before any tenant is known. */
@ApplicationScoped
class AccountRepository {
  private static final String BY_EMAIL =
      "SELECT id, password_hash FROM user_account WHERE email = $1";

  private static final String MEMBERSHIPS =
      "SELECT tenant_id, tenant_name, tenant_status, role FROM memberships_of($1)";

  private final Pool database;

  AccountRepository(Pool database) {
    this.database = database;
  }

  Uni<Optional<Account>> findByEmail(String email) {
    return database
        .preparedQuery(BY_EMAIL)
        .execute(Tuple.of(email.strip().toLowerCase(Locale.ROOT)))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .findFirst()
                    .map(row -> new Account(row.getUUID("id"), row.getString("password_hash"))));
  }

  /** By the tenants' names. */
  Uni<List<Membership>> membershipsOf(UUID account) {
    return database
        .preparedQuery(MEMBERSHIPS)
        .execute(Tuple.of(account))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(AccountRepository::membership)
                    .toList());
  }

  private static Membership membership(Row row) {
    return new Membership(
        new TenantId(row.getUUID("tenant_id")),
        row.getString("tenant_name"),
        TenantStatus.valueOf(row.getString("tenant_status")),
        row.getString("role"));
  }
}
