package dev.switchboard.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.tenancy.CurrentTenant;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny.MutationQuery;
import org.hibernate.reactive.mutiny.Mutiny.Session;

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
    boolean same =
        request.call().equals(row.get("request", String.class))
            && request.body().equals(Fingerprint.of256(row.get("fingerprint", byte[].class)));
    if (!same) {
      throw new ApplicationException(
          PlatformError.IDEMPOTENCY_KEY_REUSED,
          "This key was used for another method, path or body before.");
    }
    Short status = row.get("status", Short.class);
    if (status == null) {
      throw new IllegalStateException("an idempotent use case calls itself by the same key");
    }
    return new StoredAnswer(status, row.get("answer", String.class), true);
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
