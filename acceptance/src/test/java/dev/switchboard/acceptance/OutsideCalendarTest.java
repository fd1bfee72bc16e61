package dev.switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.local.DemoTenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A business's own calendar at Google, and what it offers to customers (I3, S4). */
@ExtendWith(OneStack.class)
class OutsideCalendarTest {
  /** The local stack asks calendars every ten seconds. */
  private static final Duration LONG = Duration.ofSeconds(60);

  private static final String SLOTS = "/v1/crm/slots?limit=100&serviceType=general_plumbing";
  private static final String EVENTS = "/_control/google/events";

  private static RunningStack stack;
  private static Http scheduling;
  private static Http google;

  @BeforeAll
  static void meet(RunningStack running) {
    stack = running;
    scheduling = Http.at(stack.url("scheduling-service")).as(stack.people().owner("avon-plumbing"));
    google = Http.at(stack.url("simulators.google"));
  }

  @Test
  void whatTheOwnerEntersAtGoogleIsOfferedToNobodyUntilItIsTakenAway() {
    JsonNode last = scheduling.get(SLOTS).path("slots").valueStream().toList().getLast();
    String begins = last.path("startsAt").asText();
    assertThat(offered()).contains(begins);

    String calendar = DemoTenant.AVON_PLUMBING.calendarId();
    Map<String, Object> dentist =
        Map.of(
            "summary", "Dentist",
            "start", Map.of("dateTime", begins),
            "end", Map.of("dateTime", last.path("endsAt").asText()));
    String id =
        google.post(EVENTS, Map.of("calendarId", calendar, "event", dentist)).path("id").asText();
    await().atMost(LONG).until(() -> !offered().contains(begins));

    google.remove("%s?calendarId=%s&id=%s".formatted(EVENTS, calendar, id));
    await().atMost(LONG).until(() -> offered().contains(begins));
  }

  private static List<String> offered() {
    return scheduling
        .get(SLOTS)
        .path("slots")
        .valueStream()
        .map(slot -> slot.path("startsAt").asText())
        .toList();
  }
}
