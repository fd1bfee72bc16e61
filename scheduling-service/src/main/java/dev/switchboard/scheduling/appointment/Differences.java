package dev.switchboard.scheduling.appointment;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.switchboard.contracts.Money;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a change changed, field by field, by the names that readers know (features.md S7). */
record Differences(@JsonValue Map<String, Difference> fields) {
  Differences {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** As it was and as it became. */
  record Difference(@Nullable Object from, @Nullable Object to) {}

  static Differences between(Appointment before, Appointment now) {
    Map<String, @Nullable Object> was = seen(before);
    Map<String, Difference> fields = new LinkedHashMap<>();
    seen(now)
        .forEach(
            (field, value) -> {
              if (!Objects.equals(value, was.get(field))) {
                fields.put(field, new Difference(was.get(field), value));
              }
            });
    return new Differences(fields);
  }

  Set<String> names() {
    return fields.keySet();
  }

  private static Map<String, @Nullable Object> seen(Appointment appointment) {
    Visit visit = appointment.visit();
    Job job = appointment.job();
    Pipeline pipeline = appointment.pipeline();
    Map<String, @Nullable Object> seen = new LinkedHashMap<>();
    seen.put("status", appointment.status().name());
    seen.put("startsAt", visit.startsAt().toString());
    seen.put("endsAt", visit.endsAt().toString());
    seen.put("technicianId", visit.technicianId().toString());
    seen.put("description", job.description());
    seen.put("emergency", job.emergency());
    seen.put("estimatedValue", amount(job.estimate()));
    seen.put("stage", pipeline.stage().name());
    seen.put("tags", pipeline.tags());
    seen.put("quotedValue", amount(pipeline.quote().value()));
    seen.put("quoteStatus", pipeline.quote().status().name());
    return seen;
  }

  private static @Nullable Object amount(@Nullable Money money) {
    return money == null ? null : money.amount();
  }
}
