package dev.switchboard.tenant.auth;

import dev.switchboard.platform.secret.SecretPurpose;
import dev.switchboard.platform.secret.SecretScope;
import dev.switchboard.platform.secret.Secrets;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Where the signing keys are kept, sealed. */
@ApplicationScoped
class SigningKeyRepository {
  private static final SecretPurpose PURPOSE = new SecretPurpose("tokens.signing-key");

  private static final String ALL =
      "SELECT id, private_key, public_key, signs FROM signing_key ORDER BY created_at, id";

  /** Of two processes that start at once, one wins; both then read its key. */
  private static final String ADD =
      """
      INSERT INTO signing_key (id, private_key, public_key, signs) VALUES ($1, $2, $3, true)
      ON CONFLICT DO NOTHING
      """;

  private final Pool database;
  private final Secrets secrets;

  SigningKeyRepository(Pool database, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  Uni<List<SigningKey>> all() {
    return database.preparedQuery(ALL).execute().map(rows -> rows.stream().map(this::key).toList());
  }

  /** Stores it unless there is a key that signs. */
  Uni<Void> addFirst(SigningKey key) {
    String sealed = secrets.seal(SecretScope.PLATFORM, PURPOSE, key.privateText());
    return database
        .preparedQuery(ADD)
        .execute(Tuple.of(key.id(), sealed, key.publicText()))
        .replaceWithVoid();
  }

  private SigningKey key(Row row) {
    UUID id = row.getUUID("id");
    return SigningKey.read(
        id,
        secrets.open(SecretScope.PLATFORM, PURPOSE, row.getString("private_key")),
        row.getString("public_key"),
        row.getBoolean("signs"));
  }
}
