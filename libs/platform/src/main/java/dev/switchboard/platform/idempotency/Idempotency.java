package dev.switchboard.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.tenancy.CurrentTenant;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny.MutationQuery;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.jspecify.annotations.Nullable;

/**
 * Runs a use case once for each {@link IdempotencyKey} of a tenant. Call it inside the use case's
 * {@code @TenantTransaction}, around everything it does: key, effect and answer are committed
 * together. Of concurrent callers one works, the others wait for its row and get its answer; when
 * it fails, the next one works.
 *
 * <p>Keys are kept for at least 24 hours.
 */
@ApplicationScoped
public class Idempotency {
  private static final String CLAIM =
      """
      INSERT INTO idempotency_key (tenant_id, key, request, fingerprint)
      VALUES (:tenant, :key, :request, :fingerprint)
      ON CONFLICT ON CONSTRAINT idempotency_key_pk DO NOTHING
      """;
  private static final String CLAIM_ON_CONNECTION =
      """
      INSERT INTO idempotency_key (tenant_id, key, request, fingerprint)
      VALUES ($1, $2, $3, $4)
      ON CONFLICT ON CONSTRAINT idempotency_key_pk DO NOTHING
      """;
  private static final String FIND =
      """
      SELECT request, fingerprint, status, answer FROM idempotency_key
      WHERE tenant_id = :tenant AND key = :key
      """;
  private static final String STORE =
      """
      UPDATE idempotency_key SET status = :status, answer = :answer
      WHERE tenant_id = :tenant AND key = :key
      """;
  private static final String FIND_ON_CONNECTION =
      """
      SELECT request, fingerprint, status, answer FROM idempotency_key
      WHERE tenant_id = $1 AND key = $2
      """;
  private static final String STORE_ON_CONNECTION =
      """
      UPDATE idempotency_key SET status = $3, answer = $4 WHERE tenant_id = $1 AND key = $2
      """;

  private final CurrentTenant currentTenant;
  private final ObjectMapper json;

  Idempotency(CurrentTenant currentTenant, ObjectMapper json) {
    this.currentTenant = currentTenant;
    this.json = json;
  }

  /**
   * @return the work's answer, or the one it gave the first time; fails with IDEMPOTENCY_KEY_REUSED
   *     when the key came with another method, path or body before
   */
  public Uni<StoredAnswer> once(
      IdempotentRequest request, Supplier<? extends Uni<? extends Answer<?>>> work) {
    IdempotencyKey key = request.key();
    if (key == null) {
      return answer(work);
    }
    return Panache.getSession()
        .invoke(Idempotency::requireTransaction)
        .chain(session -> once(session, key, request, work));
  }

  /**
   * The same for set-based SQL, on the connection of its transaction ({@code
   * TenantTransactions.onConnection}). Two statements around the work's own.
   */
  public Uni<StoredAnswer> once(
      SqlConnection transaction,
      TenantId tenant,
      IdempotentRequest request,
      Supplier<? extends Uni<? extends Answer<?>>> work) {
    IdempotencyKey key = request.key();
    if (key == null) {
      return answer(work);
    }
    return transaction
        .preparedQuery(CLAIM_ON_CONNECTION)
        .execute(
            io.vertx.mutiny.sqlclient.Tuple.of(
                tenant.value(), key.value(), request.call(), Buffer.buffer(request.body().bytes())))
        .chain(
            claimed ->
                claimed.rowCount() == 1
                    ? answer(work).call(answer -> store(transaction, tenant, key, answer))
                    : find(transaction, tenant, key, request));
  }

  private static Uni<Void> store(
      SqlConnection transaction, TenantId tenant, IdempotencyKey key, StoredAnswer answer) {
    return transaction
        .preparedQuery(STORE_ON_CONNECTION)
        .execute(
            io.vertx.mutiny.sqlclient.Tuple.of(
                tenant.value(), key.value(), (short) answer.status(), answer.json()))
        .replaceWithVoid();
  }

  private static Uni<StoredAnswer> find(
      SqlConnection transaction, TenantId tenant, IdempotencyKey key, IdempotentRequest request) {
    return transaction
        .preparedQuery(FIND_ON_CONNECTION)
        .execute(io.vertx.mutiny.sqlclient.Tuple.of(tenant.value(), key.value()))
        .map(rows -> replay(rows.iterator().next(), request));
  }

  private Uni<StoredAnswer> once(
      Session session,
      IdempotencyKey key,
      IdempotentRequest request,
      Supplier<? extends Uni<? extends Answer<?>>> work) {
    return query(session, CLAIM, key)
        .setParameter("request", request.call())
        .setParameter("fingerprint", request.body().bytes())
        .executeUpdate()
        .chain(
            claimed ->
                claimed == 1
                    ? answer(work).call(answer -> store(session, key, answer))
                    : find(session, key, request));
  }

  private Uni<StoredAnswer> answer(Supplier<? extends Uni<? extends Answer<?>>> work) {
    return work.get().map(answer -> new StoredAnswer(answer.status(), write(answer.body()), false));
  }

  private Uni<Integer> store(Session session, IdempotencyKey key, StoredAnswer answer) {
    return query(session, STORE, key)
        .setParameter("status", answer.status())
        .setParameter("answer", answer.json())
        .executeUpdate();
  }

  private Uni<StoredAnswer> find(Session session, IdempotencyKey key, IdempotentRequest request) {
    return session
        .createNativeQuery(FIND, Tuple.class)
        .setParameter("tenant", currentTenant.require().value())
        .setParameter("key", key.value())
        .getSingleResult()
        .map(row -> replay(row, request));
  }

  private static StoredAnswer replay(Tuple row, IdempotentRequest request) {
    requireSame(request, row.get("request", String.class), row.get("fingerprint", byte[].class));
    return replayed(row.get("status", Short.class), row.get("answer", String.class));
  }

  private static StoredAnswer replay(Row row, IdempotentRequest request) {
    requireSame(request, row.getString("request"), row.getBuffer("fingerprint").getBytes());
    return replayed(row.getShort("status"), row.getString("answer"));
  }

  private static void requireSame(IdempotentRequest request, String call, byte[] fingerprint) {
    boolean same =
        request.call().equals(call) && request.body().equals(Fingerprint.of256(fingerprint));
    if (!same) {
      throw new ApplicationException(
          PlatformError.IDEMPOTENCY_KEY_REUSED,
          "This key was used for another method, path or body before.");
    }
  }

  private static StoredAnswer replayed(@Nullable Short status, @Nullable String answer) {
    if (status == null || answer == null) {
      throw new IllegalStateException("an idempotent use case calls itself by the same key");
    }
    return new StoredAnswer(status, answer, true);
  }

  private MutationQuery query(Session session, String sql, IdempotencyKey key) {
    return session
        .createNativeQuery(sql)
        .setParameter("tenant", currentTenant.require().value())
        .setParameter("key", key.value());
  }

  private String write(Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the answer cannot be written as JSON", e);
    }
  }

  private static void requireTransaction(Session session) {
    if (session.currentTransaction() == null) {
      throw new IllegalStateException("only inside a @TenantTransaction");
    }
  }
}
