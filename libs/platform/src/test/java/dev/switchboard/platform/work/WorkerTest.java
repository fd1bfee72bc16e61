package dev.switchboard.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.testing.TestDatabase;
import dev.switchboard.testkit.stack.SharedStack;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Beside the other classes: most of it is waiting. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("worker")
class WorkerTest {
  private static final WorkTable JOBS = new WorkTable("job", "aggregate_id");

  private final Vertx vertx = Vertx.vertx();
  private TestDatabase database;
  private Pool pool;

  @BeforeEach
  void createTables() {
    database = TestDatabase.create(SharedStack.get().postgres(), "worker_test");
    database.run("CREATE TABLE job (id uuid PRIMARY KEY, tenant_id uuid, aggregate_id int)");
    database.run("SELECT work_table('job', 'aggregate_id')");
    database.run("CREATE TABLE effect (seq bigint GENERATED ALWAYS AS IDENTITY, job_id uuid)");
    database.run("GRANT ALL ON job, effect TO worker_test_worker");
    pool = database.workerPool(vertx);
  }

  @AfterEach
  void close() {
    vertx.close();
  }

  @Test
  void threeWorkersDoEachJobOnceAndTheJobsOfAnAggregateInOrder() {
    enqueue(300, 12);
    AtomicInteger failures = new AtomicInteger(40);
    List<Worker> workers =
        List.of(worker(jobs(failures)), worker(jobs(failures)), worker(jobs(failures)));
    workers.forEach(Worker::start);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> database.count("SELECT count(*) FROM job WHERE done_at IS NULL") == 0);
    workers.forEach(Worker::close);
    assertThat(failures).as("some tries failed").hasNegativeValue();
    assertThat(database.count("SELECT count(*) FROM effect")).isEqualTo(300);
    assertThat(database.count("SELECT count(DISTINCT job_id) FROM effect")).isEqualTo(300);
    assertThat(
            database.count(
                """
                SELECT count(*) FROM (
                  SELECT j.seq < lag(j.seq) OVER (PARTITION BY aggregate_id ORDER BY e.seq) AS back
                  FROM effect e JOIN job j ON j.id = e.job_id) o WHERE back
                """))
        .isZero();
  }

  @Test
  void aWorkerWhoseLeaseRanOutHasNoEffect() {
    enqueue(1, 1);
    Claimed slow = claimFor(Duration.ofMillis(1));
    await()
        .until(
            () -> database.count("SELECT count(*) FROM job WHERE lease_expires_at < now()") == 1);
    Claimed quick = claimFor(Duration.ofMinutes(1));
    assertThat(quick.leaseEpoch()).isGreaterThan(slow.leaseEpoch());
    assertThatThrownBy(() -> effect(slow).await().atMost(Duration.ofSeconds(5)))
        .isInstanceOf(LeaseLostException.class);
    effect(quick).await().atMost(Duration.ofSeconds(5));
    assertThat(database.count("SELECT count(*) FROM effect")).isEqualTo(1);
  }

  @Test
  void aJobClaimedAgainKeepsTheTimeOfItsFirstClaim() {
    enqueue(1, 1);
    database.run("ALTER TABLE job ADD COLUMN began_at timestamptz");
    Instant noon = Instant.parse("2026-03-02T12:00:00Z");

    assertThat(beganAt(claimedAt(noon))).isEqualTo(noon);
    await()
        .until(
            () -> database.count("SELECT count(*) FROM job WHERE lease_expires_at < now()") == 1);
    assertThat(beganAt(claimedAt(noon.plusSeconds(60)))).isEqualTo(noon);
  }

  private Claimed claimedAt(Instant now) {
    return WorkTable.dated("job", "aggregate_id", "began_at", () -> now)
        .claim(pool, Ids.next(), Duration.ofMillis(1), 1)
        .await()
        .atMost(Duration.ofSeconds(5))
        .getFirst();
  }

  private static Instant beganAt(Claimed work) {
    return work.row().getOffsetDateTime("began_at").toInstant();
  }

  @Test
  void aJobThatTakesLongerThanItsLeaseStaysItsWorkersAsLongAsThatLives() {
    enqueue(3, 3);
    List<Worker> workers = List.of(worker(slowJobs()), worker(slowJobs()));
    workers.forEach(Worker::start);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> database.count("SELECT count(*) FROM job WHERE done_at IS NULL") == 0);
    workers.forEach(Worker::close);
    assertThat(database.list("SELECT DISTINCT lease_epoch FROM job")).containsExactly("1");
    assertThat(database.count("SELECT count(*) FROM effect")).isEqualTo(3);
  }

  @Test
  void aLeaseThatHasEndedOrIsAnothersIsNotProlonged() {
    enqueue(1, 1);
    Claimed slow = claimFor(Duration.ofMillis(1));
    await()
        .until(
            () -> database.count("SELECT count(*) FROM job WHERE lease_expires_at < now()") == 1);
    renew(slow);
    assertThat(database.count("SELECT count(*) FROM job WHERE lease_expires_at < now()")).isOne();

    Claimed quick = claimFor(Duration.ofMinutes(1));
    renew(slow);
    assertThat(hoursLeft()).isZero();
    renew(quick);
    assertThat(hoursLeft()).isEqualTo(1);
  }

  /** For an hour and a half. */
  private void renew(Claimed work) {
    Duration longer = Duration.ofMinutes(90);
    JOBS.renew(pool, List.of(work), longer, longer).await().atMost(Duration.ofSeconds(5));
  }

  private long hoursLeft() {
    return database.count("SELECT extract(hour FROM lease_expires_at - now())::int FROM job");
  }

  @Test
  void nobodyClaimsTheSecondJobOfAnAggregateWhileTheFirstIsUnderWay() {
    enqueue(2, 1);
    Claimed first = claimFor(Duration.ofMinutes(1));
    assertThat(first.attempts()).isEqualTo(1);
    assertThat(claims(Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void theUrgentJobIsClaimedFirst() {
    enqueue(3, 3);
    database.run("UPDATE job SET priority = 1 WHERE aggregate_id = 2");
    assertThat(claimFor(Duration.ofMinutes(1)).row().getInteger("aggregate_id")).isEqualTo(2);
  }

  @Test
  void aClaimReadsOfABacklogOnlyWhatItTakes() {
    enqueue(5_000, 5_000);
    claimAndReport(20);
    assertThat(database.count("SELECT count(*) FROM job WHERE lease_epoch = 1")).isEqualTo(20);
    await().untilAsserted(() -> assertThat(readOf("job_urgent_ix")).isBetween(20L, 40L));
    assertThat(readOf("job_oldest_ix")).isLessThanOrEqualTo(40);
  }

  /** Statistics that know a table of finished work expect nothing to wait. */
  @Test
  void aBacklogThatComesAfterTheStatisticsIsReadNoMore() {
    enqueue(20_000, 20_000);
    database.run("UPDATE job SET done_at = now()");
    database.run("VACUUM ANALYZE job");
    enqueue(1_000, 1_000);
    claimAndReport(20);
    assertThat(database.count("SELECT count(*) FROM job WHERE lease_epoch = 1")).isEqualTo(20);
    await().untilAsserted(() -> assertThat(readOf("job_urgent_ix")).isBetween(20L, 40L));
    assertThat(readOf("job_oldest_ix")).isLessThanOrEqualTo(40);
  }

  /** The connection reports at once what it read. */
  private void claimAndReport(int most) {
    pool.withConnection(
            connection ->
                JOBS.claim(connection, Ids.next(), Duration.ofMinutes(1), most)
                    .chain(() -> connection.query("SELECT pg_stat_force_next_flush()").execute()))
        .await()
        .atMost(Duration.ofSeconds(5));
  }

  private long readOf(String index) {
    return database.count(
        "SELECT idx_tup_read FROM pg_stat_user_indexes WHERE indexrelname = '%s'".formatted(index));
  }

  private Claimed claimFor(Duration lease) {
    return JOBS.claim(pool, Ids.next(), lease, 1).await().atMost(Duration.ofSeconds(5)).getFirst();
  }

  private List<Claimed> claims(Duration lease) {
    return JOBS.claim(pool, Ids.next(), lease, 10).await().atMost(Duration.ofSeconds(5));
  }

  private Worker worker(WorkQueue queue) {
    return new Worker(queue, pool, vertx, Ids.next());
  }

  private abstract static class Jobs implements WorkQueue {
    private final Signal signal = new Signal();

    @Override
    public WorkTable table() {
      return JOBS;
    }

    @Override
    public Signal signal() {
      return signal;
    }
  }

  /** Takes a little while, and fails the first times it is asked to. */
  private WorkQueue jobs(AtomicInteger failures) {
    return new Jobs() {
      @Override
      public Uni<Void> perform(Claimed work) {
        if (failures.getAndDecrement() > 0) {
          throw new IllegalStateException("not this time");
        }
        return effectAfter(Duration.ofMillis(ThreadLocalRandom.current().nextInt(1, 10)), work);
      }

      @Override
      public int atOnce() {
        return 8;
      }
    };
  }

  /** Three times as long as their leases. */
  private WorkQueue slowJobs() {
    return new Jobs() {
      @Override
      public Uni<Void> perform(Claimed work) {
        return effectAfter(Duration.ofSeconds(3), work);
      }

      @Override
      public Duration lease() {
        return Duration.ofSeconds(1);
      }
    };
  }

  private Uni<Void> effectAfter(Duration length, Claimed work) {
    return Uni.createFrom().voidItem().onItem().delayIt().by(length).chain(() -> effect(work));
  }

  private Uni<Void> effect(Claimed work) {
    return pool.withTransaction(
        transaction ->
            transaction
                .preparedQuery("INSERT INTO effect (job_id) VALUES ($1)")
                .execute(Tuple.of(work.id()))
                .chain(() -> JOBS.finish(transaction, work)));
  }

  private void enqueue(int jobs, int aggregates) {
    database.run(
        """
        INSERT INTO job (id, tenant_id, aggregate_id)
        SELECT gen_random_uuid(), gen_random_uuid(), n %% %d FROM generate_series(1, %d) n
        """
            .formatted(aggregates, jobs));
  }
}
