package dev.switchboard.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.local.Api;
import dev.switchboard.local.DemoTenant;
import dev.switchboard.local.KeptToken;
import dev.switchboard.local.LocalService;
import dev.switchboard.local.Settings;
import dev.switchboard.local.SignIn;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A business's books: what the services show its owner, and what stands in its calendar. */
final class Books {
  private final Settings settings;
  private final DemoTenant business;
  private final Api google;
  private final LocalDate opened;
  private final KeptToken token;

  Books(Settings settings, DemoTenant business, Api google) {
    this.settings = settings;
    this.business = business;
    this.google = google;
    this.opened = today();
    this.token = new KeptToken(() -> new SignIn(settings).owner(business));
  }

  /**
   * What was counted since the books were opened.
   *
   * @param discrepancy of the ledger, over all days
   */
  record Totals(long messagesSent, long messagesIn, long visitsBooked, long discrepancy) {}

  DemoTenant business() {
    return business;
  }

  LocalDate today() {
    return LocalDate.now(ZoneId.of(business.profile().get("timeZone")));
  }

  /** Brings the number of technicians up to that many. */
  void hire(int technicians) {
    Api api = api(LocalService.SCHEDULING);
    int there = items(api.get("/v1/crm/technicians?limit=100").require()).size();
    for (int i = there; i < technicians; i++) {
      var unused = api.post("/v1/crm/technicians", Map.of("name", "Technician " + i)).require();
    }
  }

  /** The newest hundred customers' ids, by phone, as often as there are customers. */
  Map<String, List<String>> customers() {
    Map<String, List<String>> ids = new HashMap<>();
    for (JsonNode customer : get(LocalService.CONVERSATION, "/v1/crm/customers?limit=100")) {
      ids.computeIfAbsent(customer.path("phone").asText(), _ -> new ArrayList<>())
          .add(customer.path("customerId").asText());
    }
    return ids;
  }

  /** The customer's conversations' ids. */
  List<String> conversations(String customerId) {
    return get(LocalService.CONVERSATION, "/v1/crm/conversations?customerId=" + customerId).stream()
        .map(conversation -> conversation.path("conversationId").asText())
        .toList();
  }

  /** A conversation's messages, the oldest first. */
  List<JsonNode> messages(String conversationId) {
    return get(
        LocalService.CONVERSATION,
        "/v1/crm/conversations/" + conversationId + "/messages?limit=100");
  }

  /**
   * Whether a customer's conversation ends with a message of which nobody knows whether it was
   * sent: it will not be sent again.
   *
   * @param number as WhatsApp has it
   */
  boolean endsInDoubt(String number) {
    return customers().getOrDefault("+" + number, List.of()).stream()
        .flatMap(customerId -> conversations(customerId).stream())
        .map(conversation -> messages(conversation))
        .anyMatch(
            messages ->
                !messages.isEmpty()
                    && messages.getLast().path("status").asText().equals("UNCONFIRMED"));
  }

  List<JsonNode> visits(String customerId) {
    return get(LocalService.SCHEDULING, "/v1/crm/appointments?customerId=" + customerId);
  }

  /** The calendar's entry of a visit, empty until there is one. */
  String calendarEntry(String appointmentId) {
    JsonNode link =
        api(LocalService.INTEGRATION)
            .get("/v1/crm/calendar-links?appointmentId=" + appointmentId)
            .body();
    return link.path("state").asText().equals("LINKED") ? link.path("eventId").asText() : "";
  }

  /** What stands in the calendar, cancelled entries left out. */
  List<String> calendar() {
    List<String> entries = new ArrayList<>();
    for (JsonNode entry :
        google
            .get("/_control/google/events?calendarId=" + business.calendarId())
            .require()
            .path("events")) {
      if (!entry.path("status").asText().equals("cancelled")) {
        entries.add(entry.path("id").asText());
      }
    }
    return entries;
  }

  Totals totals() {
    Api billing = api(LocalService.BILLING);
    LocalDate today = today();
    long sent = 0;
    long discrepancy = 0;
    for (LocalDate day = opened; !day.isAfter(today); day = day.plusDays(1)) {
      JsonNode ledger = billing.get("/v1/crm/billing/ledger-check?day=" + day).require();
      sent += ledger.path("messagesSent").asLong();
      discrepancy += Math.abs(ledger.path("discrepancy").asLong());
    }
    Map<String, Long> used = new HashMap<>();
    billing
        .get("/v1/crm/billing/usage?from=" + opened + "&to=" + today)
        .require()
        .path("meters")
        .forEach(meter -> used.put(meter.path("meter").asText(), meter.path("used").asLong()));
    return new Totals(
        sent,
        used.getOrDefault("MESSAGES_IN", 0L),
        used.getOrDefault("APPOINTMENTS_BOOKED", 0L),
        discrepancy);
  }

  private List<JsonNode> get(LocalService service, String path) {
    return items(api(service).get(path).require());
  }

  private static List<JsonNode> items(JsonNode page) {
    List<JsonNode> items = new ArrayList<>();
    page.path("items").forEach(items::add);
    return items;
  }

  private Api api(LocalService service) {
    return new Api(service.url(settings), token.current());
  }
}
