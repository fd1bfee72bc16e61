package dev.switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.acceptance.Http.Answer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many callers want one visit, at two replicas that share nothing but the database (S5). */
@ExtendWith(OneStack.class)
class ContentionTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int CALLERS = 200;
  private static final int ROUNDS = 50;
  private static final String AVON = "avon-plumbing";
  private static final String SERVICE = "general_plumbing";
  private static final String ZOE = "447700900777";

  private static RunningStack stack;
  private static List<Http> replicas;
  private static String customer;
  private static String technician;

  @BeforeAll
  static void open(RunningStack running) {
    stack = running;
    String owner = stack.people().owner(AVON);
    replicas =
        List.of(
            Http.at(stack.url("scheduling-service")).as(owner),
            Http.at(stack.url("scheduling-service.2")).as(owner));
    technician = replicas.getFirst().get(slots(1)).at("/slots/0/technicianId").asText();
    customer = customer(Http.at(stack.url("conversation-service")).as(owner));
  }

  @Test
  void ofTwoHundredCallersOneGetsTheVisitAndEachOtherHearsThreeTimesThatAreFree() throws Exception {
    List<Instant> times = freeTimes();
    bookFirst(times.removeLast());
    for (Instant wanted : times) {
      List<Answer> answers = book(wanted);
      assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
      assertThat(answers)
          .filteredOn(answer -> answer.status() == 409)
          .hasSize(CALLERS - 1)
          .allSatisfy(answer -> isRefused(answer.body(), wanted));
    }
    assertThat(booked()).isEqualTo(ROUNDS + 1);
    assertThat(overlaps()).isZero();
    assertThat(stack.postgres().deadlocks("scheduling")).isZero();
  }

  /** At the same time another technician may still come. */
  private static void isRefused(JsonNode problem, Instant wanted) {
    assertThat(problem.path("code").asText()).isEqualTo("SLOT_TAKEN");
    assertThat(problem.path("alternatives"))
        .hasSize(3)
        .noneMatch(
            slot ->
                Instant.parse(slot.path("startsAt").asText()).equals(wanted)
                    && slot.path("technicianId").asText().equals(technician));
  }

  /** Waits until scheduling-service has heard of the customer. */
  private static void bookFirst(Instant time) {
    await()
        .atMost(LONG)
        .until(
            () -> replicas.getFirst().tell("/v1/crm/appointments", request(time)).status() == 201);
  }

  /** One who has just written. */
  private static String customer(Http conversations) {
    Map<String, String> message =
        Map.of("phoneNumberId", "100000000000002", "from", ZOE, "name", "Zoe", "text", "Hello");
    var unused =
        Http.at(stack.url("simulators.whatsapp")).post("/_control/whatsapp/inbound", message);
    return await()
        .atMost(LONG)
        .until(() -> Customers.find(conversations, ZOE), Optional::isPresent)
        .map(Customers::id)
        .orElseThrow();
  }

  /** One more than rounds, of one technician; none of them overlaps another. */
  private static List<Instant> freeTimes() {
    List<Instant> times = new ArrayList<>();
    Instant free = Instant.MIN;
    String path = slots(100) + "&technicianId=" + technician;
    for (JsonNode slot : replicas.getFirst().get(path).path("slots")) {
      Instant begins = Instant.parse(slot.path("startsAt").asText());
      if (!begins.isBefore(free) && times.size() <= ROUNDS) {
        times.add(begins);
        free = Instant.parse(slot.path("endsAt").asText());
      }
    }
    assertThat(times).hasSize(ROUNDS + 1);
    return times;
  }

  private static String slots(int limit) {
    return "/v1/crm/slots?limit=%d&serviceType=%s".formatted(limit, SERVICE);
  }

  /** All callers at the same moment, in turn at the one and the other replica. */
  private static List<Answer> book(Instant wanted) throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    List<Future<Answer>> calls = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < CALLERS; caller++) {
        Http replica = replicas.get(caller % replicas.size());
        calls.add(
            threads.submit(
                () -> {
                  go.await();
                  return replica.tell("/v1/crm/appointments", request(wanted));
                }));
      }
      go.countDown();
    }
    List<Answer> answers = new ArrayList<>();
    for (Future<Answer> call : calls) {
      answers.add(call.get());
    }
    return answers;
  }

  private static Map<String, Object> request(Instant wanted) {
    return Map.of(
        "customer",
        Map.of("customerId", customer, "name", "Zoe"),
        "serviceType",
        SERVICE,
        "startsAt",
        wanted.toString(),
        "technicianId",
        technician);
  }

  private static long booked() throws SQLException {
    return number("SELECT count(*) FROM appointment WHERE customer_id = '" + customer + "'");
  }

  private static long overlaps() throws SQLException {
    return number(
        """
        SELECT count(*) FROM appointment a JOIN appointment b
          ON a.technician_id = b.technician_id AND a.id < b.id
          AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
        WHERE a.status <> 'CANCELLED' AND b.status <> 'CANCELLED'
        """);
  }

  private static long number(String sql) throws SQLException {
    try (Connection superuser = stack.postgres().connect("scheduling");
        Statement statement = superuser.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getLong(1);
    }
  }
}
