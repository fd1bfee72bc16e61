package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.ReminderDue;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.EventJson;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reminder that scheduling-service says has come due. */
record Due(TenantId tenant, ReminderDue reminder, @Nullable String traceParent) {
  /** The same reminder for the same appointment as it then was; said once. */
  record Key(TenantId tenant, UUID reminderId, long appointmentVersion) {}

  static Due from(ConsumedEvent event) {
    return new Due(event.tenantId(), EventJson.read(event, ReminderDue.class), event.traceParent());
  }

  Key key() {
    return new Key(tenant, reminder.reminderId(), reminder.appointmentVersion());
  }
}
