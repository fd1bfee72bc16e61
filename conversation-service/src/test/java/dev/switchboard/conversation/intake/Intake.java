package dev.switchboard.conversation.intake;

import dev.switchboard.platform.event.ConsumedEvent;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.PreparedQuery;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Polls made by hand: each call is one transaction, as the poll loop would make it. */
@ApplicationScoped
class Intake {
  private final WebhookIntake intake;
  private final Pool worker;

  Intake(WebhookIntake intake, @ReactiveDataSource("worker") Pool worker) {
    this.intake = intake;
    this.worker = worker;
  }

  void polls(ConsumedEvent... events) {
    polls(List.of(events));
  }

  void polls(List<ConsumedEvent> events) {
    worker
        .withTransaction(transaction -> intake.apply(transaction, events))
        .await()
        .atMost(Duration.ofSeconds(30));
  }

  /** How many statements the poll took. */
  int statements(List<ConsumedEvent> events) {
    AtomicInteger statements = new AtomicInteger();
    worker
        .withTransaction(transaction -> intake.apply(new Counting(transaction, statements), events))
        .await()
        .atMost(Duration.ofSeconds(30));
    return statements.get();
  }

  private static final class Counting extends SqlConnection {
    private final AtomicInteger statements;

    Counting(SqlConnection counted, AtomicInteger statements) {
      super(counted.getDelegate());
      this.statements = statements;
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
      statements.incrementAndGet();
      return super.preparedQuery(sql);
    }
  }
}
