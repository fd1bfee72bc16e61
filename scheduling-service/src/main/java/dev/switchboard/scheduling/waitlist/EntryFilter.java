package dev.switchboard.scheduling.waitlist;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which entries a list shows; a condition that is absent lets all through. */
record EntryFilter(@Nullable EntryState state, @Nullable UUID customerId) {
  private static final int FIRST_PARAMETER = 5;

  /** Goes on after the tenant's condition. */
  String conditions() {
    String ofState = state == null ? "" : "AND e.state = $" + FIRST_PARAMETER;
    String ofCustomer =
        customerId == null
            ? ""
            : " AND e.customer_id = $" + (state == null ? FIRST_PARAMETER : FIRST_PARAMETER + 1);
    return ofState + ofCustomer;
  }

  Tuple add(Tuple parameters) {
    if (state != null) {
      parameters.addString(state.name());
    }
    return customerId == null ? parameters : parameters.addUUID(customerId);
  }
}
