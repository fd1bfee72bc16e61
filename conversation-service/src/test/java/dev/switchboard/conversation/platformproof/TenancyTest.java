package dev.switchboard.conversation.platformproof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(LoopsOff.class)
@WithSwitchboardStack(service = "conversation")
class TenancyTest {
  @Inject Notes notes;
  @Inject TenantTransactions transactions;
  @Inject Pool pool;

  @Inject
  @ReactiveDataSource("worker")
  Pool workerPool;

  private final TenantId plumber = new TenantId(Ids.next());
  private final TenantId provider = new TenantId(Ids.next());

  @Test
  void tenantSeesItsOwnRowsOnly() {
    Note leak = as(plumber, () -> notes.write("leak in the kitchen"));
    as(provider, () -> notes.write("no internet"));

    assertThat(as(plumber, notes::all)).extracting(note -> note.id).containsExactly(leak.id);
  }

  @Test
  void databaseSetsBothTimesAndNobodyElse() {
    Note written = as(plumber, () -> notes.write("first"));
    assertThat(written.createdAt).isNotNull().isEqualTo(written.updatedAt);

    Note changed = as(plumber, () -> notes.reword(written.id, "second"));
    assertThat(changed.createdAt).isEqualTo(written.createdAt);
    assertThat(changed.updatedAt).isAfter(written.updatedAt);

    as(
        plumber,
        () ->
            transactions.onConnection(
                plumber,
                c ->
                    c.query(
                            "update proof_note set created_at = '1999-01-01', updated_at = '1999-01-01'")
                        .execute()));
    assertThat(as(plumber, notes::all))
        .allSatisfy(
            note -> assertThat(note.updatedAt).isAfter(Instant.parse("2020-01-01T00:00:00Z")))
        .allSatisfy(note -> assertThat(note.createdAt).isEqualTo(written.createdAt));
  }

  @Test
  void rowOfAnotherTenantCannotBeWritten() {
    assertThatThrownBy(() -> as(plumber, () -> notes.writeFor(provider, "smuggled")))
        .hasStackTraceContaining("row-level security");
  }

  @Test
  void withoutTenantThereAreNoRowsAndNoWrites() {
    as(plumber, () -> notes.write("private"));

    assertThat(await(() -> pool.query("select id from proof_note").execute()).size()).isZero();
    assertThatThrownBy(
            () ->
                await(
                    () ->
                        pool.query(
                                "insert into proof_note (id, tenant_id, text)"
                                    + " values (uuidv7(), uuidv7(), 'x')")
                            .execute()))
        .hasMessageContaining("row-level security");
    assertThat(await(() -> pool.query("update proof_note set text = 'x'").execute()).rowCount())
        .isZero();
    assertThat(await(() -> pool.query("delete from proof_note").execute()).rowCount()).isZero();
  }

  @Test
  void batchSeesItsTenantsRowsAndLeavesTheConnectionAsItWas() {
    as(plumber, () -> notes.write("leak"));
    as(provider, () -> notes.write("no internet"));

    var inBatch = await(() -> transactions.inBatch(plumber, TenancyTest::seen)).iterator().next();
    assertThat(inBatch.getLong("notes")).isEqualTo(1);
    assertThat(inBatch.getString("seqscan")).isEqualTo("off");
    for (int i = 0; i < 20; i++) {
      var after = await(() -> pool.withConnection(TenancyTest::seen)).iterator().next();
      assertThat(after.getLong("notes")).isZero();
      assertThat(after.getString("seqscan")).isEqualTo("on");
    }
  }

  private static Uni<RowSet<Row>> seen(SqlConnection connection) {
    return connection
        .query(
            "select count(*) as notes, current_setting('enable_seqscan') as seqscan from proof_note")
        .execute();
  }

  @Test
  void useCaseWithoutTenantIsRefusedByCode() {
    assertThatThrownBy(() -> await(notes::all))
        .isInstanceOfSatisfying(
            ApplicationException.class,
            refusal -> assertThat(refusal.error()).isEqualTo(PlatformError.TENANT_REQUIRED));
  }

  @Test
  void useCaseThatReturnsNoUniIsRefusedByName() {
    assertThatThrownBy(notes::forgetsUni).hasMessageContaining("Notes.forgetsUni");
  }

  @Test
  void workerMayDoWhatIsListedOverAllTenantsAndNothingElse() {
    as(plumber, () -> notes.write("one"));
    as(provider, () -> notes.write("two"));

    var tenants =
        await(() -> workerPool.query("select distinct tenant_id from proof_note").execute());
    assertThat(tenants)
        .extracting(row -> row.getUUID(0))
        .contains(plumber.value(), provider.value());
    assertThatThrownBy(() -> await(() -> workerPool.query("delete from proof_note").execute()))
        .hasMessageContaining("permission denied");
  }

  @Test
  void nestedUseCaseJoinsAndFallsWithTheOuterOne() {
    assertThatThrownBy(() -> as(plumber, () -> notes.writeThenFail("half done")))
        .hasMessageContaining("after half done");
    assertThat(as(plumber, notes::all)).isEmpty();
  }

  @Test
  void transactionOfOneTenantCannotHoldAnotherOne() {
    assertThatThrownBy(
            () ->
                as(plumber, () -> transactions.inTenant(provider, () -> notes.write("elsewhere"))))
        .hasMessageContaining("another tenant");
  }

  private <T> T as(TenantId tenant, Supplier<Uni<T>> work) {
    return await(() -> transactions.inTenant(tenant, work));
  }

  private static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
