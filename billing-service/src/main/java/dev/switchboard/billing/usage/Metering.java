package dev.switchboard.billing.usage;

import dev.switchboard.billing.Meter;
import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.appointment.AppointmentBooked;
import dev.switchboard.contracts.appointment.ReminderDue;
import dev.switchboard.contracts.conversation.MessageReceived;
import dev.switchboard.contracts.conversation.MessageSent;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.EventJson;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Which events are usage, and of what. */
final class Metering {
  private static final Map<Topic, Function<ConsumedEvent, MeteredUnit>> METERED =
      Map.of(
          Topic.MESSAGE_SENT, Metering::sent,
          Topic.MESSAGE_RECEIVED, Metering::received,
          Topic.APPOINTMENT_BOOKED, Metering::booked,
          Topic.REMINDER_DUE, Metering::reminded);

  private Metering() {}

  static Set<Topic> topics() {
    return METERED.keySet();
  }

  static MeteredUnit of(ConsumedEvent event) {
    return Objects.requireNonNull(METERED.get(event.topic()), "not metered").apply(event);
  }

  private static MeteredUnit sent(ConsumedEvent event) {
    MessageSent message = EventJson.read(event, MessageSent.class);
    return MeteredUnit.one(event, Meter.MESSAGES_OUT, message.channel(), message.conversationId());
  }

  private static MeteredUnit received(ConsumedEvent event) {
    MessageReceived message = EventJson.read(event, MessageReceived.class);
    return MeteredUnit.one(event, Meter.MESSAGES_IN, message.channel(), message.conversationId());
  }

  private static MeteredUnit booked(ConsumedEvent event) {
    AppointmentBooked booked = EventJson.read(event, AppointmentBooked.class);
    return MeteredUnit.one(
        event, Meter.APPOINTMENTS_BOOKED, null, booked.appointment().conversationId());
  }

  private static MeteredUnit reminded(ConsumedEvent event) {
    ReminderDue due = EventJson.read(event, ReminderDue.class);
    return MeteredUnit.one(event, Meter.REMINDERS, null, due.conversationId());
  }
}
