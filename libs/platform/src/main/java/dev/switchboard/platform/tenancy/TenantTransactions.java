package dev.switchboard.platform.tenancy;

import dev.switchboard.contracts.TenantId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens transactions that see one tenant's rows, for work that knows its tenant: consumers and
 * workers. Use cases of a request say {@link TenantTransaction} instead.
 *
 * <p>When whoever asked has gone before the commit (a caller hung up, a time limit passed), the
 * transaction is rolled back and its connection returned.
 */
@ApplicationScoped
public class TenantTransactions {
  private static final String SET_TENANT = "select set_config('app.tenant_id', $1, true)";

  /**
   * Nested loops over indexes, planned once. A batch names its rows, at most some hundred; a
   * planner that reckons with them anew each time costs as much as the statement, and reads whole
   * tables while they are small or their statistics old.
   */
  private static final String SET_TENANT_FOR_BATCH =
      """
      SELECT set_config('app.tenant_id', $1, true),
             set_config('plan_cache_mode', 'force_generic_plan', true),
             set_config('enable_seqscan', 'off', true),
             set_config('enable_hashjoin', 'off', true),
             set_config('enable_mergejoin', 'off', true)
      """;

  private static final String SET_TENANT_IN_SESSION = SET_TENANT.replace("$1", ":tenant");
  private static final String TRANSACTION_TENANT = "switchboard.transaction-tenant";

  private final Vertx vertx;
  private final Pool pool;
  private final CurrentTenant currentTenant;

  TenantTransactions(Vertx vertx, Pool pool, CurrentTenant currentTenant) {
    this.vertx = vertx;
    this.pool = pool;
    this.currentTenant = currentTenant;
  }

  /**
   * Runs the work in a Hibernate Reactive transaction of the tenant, or in the one this context is
   * already in. While it runs, the tenant is the {@link CurrentTenant}.
   *
   * @return fails with {@link IllegalStateException} inside the transaction of another tenant
   */
  public <T> Uni<T> inTenant(TenantId tenant, Supplier<Uni<T>> work) {
    return Uni.createFrom().deferred(() -> beginOrJoin(tenant, work));
  }

  /**
   * Runs set-based SQL in a transaction of its own on one connection of the use cases' pool. It
   * knows nothing of an open Hibernate transaction: never call it inside one.
   */
  public <T> Uni<T> onConnection(TenantId tenant, Function<SqlConnection, Uni<T>> work) {
    return onConnection(SET_TENANT, tenant, work);
  }

  /**
   * The same for statements that take all their rows by key, given as arrays: hot paths that do
   * many pieces of work at once. Not for look-ups with optional conditions.
   */
  public <T> Uni<T> inBatch(TenantId tenant, Function<SqlConnection, Uni<T>> work) {
    return onConnection(SET_TENANT_FOR_BATCH, tenant, work);
  }

  private <T> Uni<T> onConnection(
      String beginning, TenantId tenant, Function<SqlConnection, Uni<T>> work) {
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(beginning)
                .execute(Tuple.of(tenant.toString()))
                .chain(() -> work.apply(connection)));
  }

  private <T> Uni<T> beginOrJoin(TenantId tenant, Supplier<Uni<T>> work) {
    @Nullable Context context = Vertx.currentContext();
    if (context == null || !isSafe(context)) {
      return onNewContext(Uni.createFrom().deferred(() -> begin(tenant, work)));
    }
    @Nullable TenantId ofTransaction = context.getLocal(TRANSACTION_TENANT);
    if (ofTransaction == null) {
      return begin(tenant, work);
    }
    if (!ofTransaction.equals(tenant)) {
      return Uni.createFrom()
          .failure(new IllegalStateException("inside the transaction of another tenant"));
    }
    return work.get();
  }

  private <T> Uni<T> begin(TenantId tenant, Supplier<Uni<T>> work) {
    Context context = vertx.getOrCreateContext();
    @Nullable TenantId before = currentTenant.get().orElse(null);
    return Uni.createFrom()
        .voidItem()
        .invoke(() -> mark(context, tenant, tenant))
        .chain(() -> Panache.withTransaction(() -> setTenant(tenant).chain(work::get)))
        .onTermination()
        .invoke(() -> mark(context, null, before));
  }

  private void mark(Context context, @Nullable TenantId ofTransaction, @Nullable TenantId current) {
    if (ofTransaction == null) {
      context.removeLocal(TRANSACTION_TENANT);
    } else {
      context.putLocal(TRANSACTION_TENANT, ofTransaction);
    }
    currentTenant.replace(context, current);
  }

  private static Uni<String> setTenant(TenantId tenant) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(SET_TENANT_IN_SESSION, String.class)
                    .setParameter("tenant", tenant.toString())
                    .getSingleResult());
  }

  private <T> Uni<T> onNewContext(Uni<T> transaction) {
    Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    VertxContextSafetyToggle.setContextSafe(context, true);
    return transaction.runSubscriptionOn(command -> context.runOnContext(ignored -> command.run()));
  }

  private static boolean isSafe(Context context) {
    return VertxContext.isDuplicatedContext(context)
        && VertxContextSafetyToggle.isExplicitlyMarkedAsSafe(context);
  }
}
