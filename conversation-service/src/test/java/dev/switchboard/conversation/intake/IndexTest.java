package dev.switchboard.conversation.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.conversation.testing.Archive;
import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Every list and look-up of this service has an index (features.md D4): on 100,000 rows of one
 * tenant, nothing reads a table whole. PostgreSQL's own counters say so, for the very statements
 * that run, often enough for their cached plans.
 */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOff.class)
class IndexTest {
  private static final int ROWS = 100_000;

  /** PostgreSQL makes a plan for all parameters after five executions. */
  private static final int ENOUGH = 7;

  private static final String CONVERSATIONS = "/v1/crm/conversations";
  private static final String WHOLE_READS =
      """
      SELECT relname || ' ' || seq_scan FROM pg_stat_user_tables
      WHERE relname IN ('customer', 'customer_identity', 'conversation', 'message',
                        'message_status_waiting')
      ORDER BY 1
      """;

  @Inject Intake intake;

  @Test
  void nothingReadsATableWhole() {
    Archive archive = Archive.ofNewTenant();
    archive.meets(ROWS, 1);
    Database.run("ANALYZE");
    List<String> before = wholeReads();
    for (int i = 0; i < ENOUGH; i++) {
      readEverything(archive);
      deliverToEverybody(archive, i);
    }

    assertThat(wholeReads()).isEqualTo(before);
  }

  private static void readEverything(Archive archive) {
    JsonPath customers = get(archive, "/v1/crm/customers", Map.of());
    String customer = customers.getString("items[7].customerId");
    get(archive, "/v1/crm/customers", Map.of("cursor", customers.getString("nextCursor")));
    get(archive, "/v1/crm/customers/" + customer, Map.of());
    JsonPath conversations = get(archive, CONVERSATIONS, Map.of());
    get(archive, CONVERSATIONS, Map.of("cursor", conversations.getString("nextCursor")));
    get(archive, CONVERSATIONS, Map.of("status", "ESCALATED"));
    get(archive, CONVERSATIONS, Map.of("status", "NEW"));
    get(archive, CONVERSATIONS, Map.of("customerId", customer));
    get(archive, CONVERSATIONS, Map.of("customerId", customer, "status", "NEW"));
    String one = CONVERSATIONS + "/" + conversations.getString("items[3].conversationId");
    get(archive, one, Map.of());
    get(archive, one + "/messages", Map.of());
    get(archive, one + "/messages", Map.of("after", "0"));
    get(archive, one + "/messages", Map.of("before", "9"));
  }

  private static JsonPath get(Archive archive, String path, Map<String, String> parameters) {
    var answer = archive.asAgent().queryParams(parameters).get(path);
    assertThat(answer.statusCode()).describedAs(path).isEqualTo(200);
    return answer.jsonPath();
  }

  /**
   * Known and new customers, a first and a repeated message, statuses of known and unknown ones.
   */
  private void deliverToEverybody(Archive archive, int round) {
    Line line = new Line(archive.tenant(), archive.channelId(), "n" + archive.channelId());
    String known = "5491" + (1_000_000_000 + round * 1_000 + 1);
    UUID nobody = Ids.next();
    for (int i = 0; i < 2; i++) {
      intake.polls(
          line.delivers(
              Said.text(known, "wamid.index." + round, round, "x"),
              Said.text("44770090%04d".formatted(round), "wamid.new." + round, round, "x"),
              Said.textOfUser("GB." + round, "wamid.user." + round, round, "x"),
              Said.status("wamid.nobody." + round, "sent", round),
              Said.statusOf(nobody, "wamid.later." + round, "read", round)));
    }
  }

  private static List<String> wholeReads() {
    Database.haveEverythingReported();
    return Database.list(WHOLE_READS);
  }
}
