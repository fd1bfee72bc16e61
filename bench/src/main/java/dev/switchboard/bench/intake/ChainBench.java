package dev.switchboard.bench.intake;

import dev.switchboard.bench.intake.ChainLink.Seen;
import dev.switchboard.bench.intake.ChainLink.Stored;
import dev.switchboard.bench.intake.Measured.Latency;
import dev.switchboard.local.LocalService;
import dev.switchboard.local.Waiting;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/** Everything on: webhook, reply sent, both recorded as usage. */
final class ChainBench {
  static final int CUSTOMERS = 2_000;
  private static final int CONNECTIONS = 64;
  private static final int MOST_WAITING = 768;
  private static final int WARM_AFTER = 50_000;
  private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(150);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(60);
  private static final String MESSAGES =
      "SELECT id, conversation_id, sequence, role, provider_message_id FROM message";
  private static final String USAGE =
      """
      SELECT subject_id, created_at FROM usage_event WHERE meter IN ('MESSAGES_IN', 'MESSAGES_OUT')
      """;
  private static final String USED =
      "SELECT count(*) FROM usage_event WHERE meter IN ('MESSAGES_IN', 'MESSAGES_OUT')";

  private final Rig rig;
  private final Posts posts;
  private final Report report;

  ChainBench(Rig rig, Posts posts, Report report) {
    this.rig = rig;
    this.posts = posts;
    this.report = report;
  }

  private record Moment(Instant at, CpuTimes cpu) {}

  /**
   * @param standIn hears what is sent from the talks it is given
   * @throws IllegalStateException when a message did not get through
   */
  List<Measured> run(Relayed standIn, int rounds, int seconds) {
    Talks talks = new Talks(posts, rig.port(), CUSTOMERS, MOST_WAITING);
    standIn.to(talks);
    List<Moment> moments = new ArrayList<>();
    try (Callers callers = Callers.connect(rig.port(), CONNECTIONS)) {
      CompletableFuture<Void> playing = CompletableFuture.runAsync(() -> talks.play(callers));
      boolean warm = Waiting.until(LONGEST_WARM_UP, LOOK, () -> talks.answers() > WARM_AFTER);
      report.warm(warm, talks.answers());
      rig.analyze();
      moments.add(now());
      for (int round = 1; round <= rounds; round++) {
        Waiting.pause(Duration.ofSeconds(seconds));
        moments.add(now());
      }
      talks.end();
      playing.join();
    }
    List<ChainLink> links = links(talks);
    List<Measured> measured = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      Measured one = measured(links, moments.get(round - 1), moments.get(round));
      report.chain(round, one);
      measured.add(one);
    }
    return measured;
  }

  private Moment now() {
    return new Moment(Instant.now(), CpuTimes.now(rig.processes()));
  }

  private List<ChainLink> links(Talks talks) {
    int written = talks.posted().size();
    if (!Waiting.until(LAST_ANSWERS, () -> isThrough(talks, written))) {
      throw new IllegalStateException(
          "%d of %d customers' messages have no answer, %d messages are recorded as usage"
              .formatted(talks.waiting(), written, rig.number(LocalService.BILLING, USED)));
    }
    List<ChainLink> links =
        ChainLink.whole(stored(), new Seen(talks.posted(), talks.taken(), used()));
    if (links.size() != written) {
      throw new IllegalStateException(
          "%d messages were accepted, %d went through".formatted(written, links.size()));
    }
    return links;
  }

  private boolean isThrough(Talks talks, int written) {
    return talks.waiting() == 0 && rig.number(LocalService.BILLING, USED) >= 2L * written;
  }

  /** What was recorded between two moments. */
  private static Measured measured(List<ChainLink> links, Moment from, Moment to) {
    Histogram micros = new Histogram(3);
    for (ChainLink link : links) {
      if (!link.counted().isBefore(from.at()) && link.counted().isBefore(to.at())) {
        micros.recordValue(Duration.between(link.posted(), link.replied()).toNanos() / 1000);
      }
    }
    double seconds = Duration.between(from.at(), to.at()).toNanos() / 1e9;
    Latency latency = Pgbench.latency(micros);
    return new Measured(
        "chain", micros.getTotalCount(), seconds, latency, from.cpu().until(to.cpu()));
  }

  private List<Stored> stored() {
    List<Stored> stored = new ArrayList<>();
    read(
        LocalService.CONVERSATION,
        MESSAGES,
        row ->
            stored.add(
                new Stored(
                    row.getObject("id", UUID.class),
                    row.getObject("conversation_id", UUID.class),
                    row.getLong("sequence"),
                    row.getString("role").equals("USER"),
                    row.getString("provider_message_id"))));
    return stored;
  }

  private Map<UUID, Instant> used() {
    Map<UUID, Instant> used = new HashMap<>();
    read(
        LocalService.BILLING,
        USAGE,
        row ->
            used.put(
                row.getObject("subject_id", UUID.class),
                row.getTimestamp("created_at").toInstant()));
    return used;
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private void read(LocalService service, String query, RowReader reader) {
    try (Connection connection = rig.connect(service);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        reader.read(rows);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }
}
