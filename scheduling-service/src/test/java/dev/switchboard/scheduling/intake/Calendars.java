package dev.switchboard.scheduling.intake;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.Topic;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.scheduling.testing.Pools;
import dev.switchboard.scheduling.testing.Shop;
import io.vertx.mutiny.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A business's outside calendars, as they are told of. */
record Calendars(Shop shop, BusyConsumer consumer, Pool worker) implements AutoCloseable {
  void tell(ConsumedEvent... events) {
    Pools.await(worker.withTransaction(connection -> consumer.apply(connection, List.of(events))));
  }

  ConsumedEvent read(UUID calendar, long version, @Nullable UUID technician, String... busy) {
    return told(
        calendar,
        version,
        technician,
        "READ",
        "2026-11-24T03:00:00Z",
        "2027-01-23T03:00:00Z",
        busy);
  }

  ConsumedEvent unreadable(UUID calendar, long version, String from, String to) {
    return told(calendar, version, null, "UNREADABLE", from, to);
  }

  ConsumedEvent told(
      UUID calendar,
      long version,
      @Nullable UUID technician,
      String state,
      String from,
      String to,
      String... busy) {
    return event(shop.tenant(), calendar, version, technician, state, from, to, List.of(busy));
  }

  static ConsumedEvent event(
      TenantId tenant,
      UUID calendar,
      long version,
      @Nullable UUID technician,
      String state,
      String from,
      String to,
      List<String> busy) {
    String data =
        """
        {"busyCalendarId": "%s", "version": %d, "technicianId": %s, "state": "%s", "from": "%s",
         "to": "%s", "busy": [%s], "toldAt": "2026-11-24T12:00:00Z"}
        """
            .formatted(
                calendar,
                version,
                technician == null ? "null" : "\"" + technician + "\"",
                state,
                from,
                to,
                String.join(",", busy));
    return new ConsumedEvent(
        Ids.next(),
        Topic.CALENDAR_BUSY_CHANGED,
        tenant,
        calendar,
        calendar,
        Instant.parse("2026-11-24T12:00:00Z"),
        null,
        data.getBytes(StandardCharsets.UTF_8));
  }

  static String entry(String from, String to) {
    return "{\"from\": \"%s\", \"to\": \"%s\"}".formatted(from, to);
  }

  @Override
  public void close() {
    Pools.close(worker);
  }
}
