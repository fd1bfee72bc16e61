package dev.switchboard.contracts;

import dev.switchboard.contracts.appointment.AppointmentBooked;
import dev.switchboard.contracts.appointment.AppointmentCancelled;
import dev.switchboard.contracts.appointment.AppointmentCompleted;
import dev.switchboard.contracts.appointment.AppointmentConfirmed;
import dev.switchboard.contracts.appointment.AppointmentNoShow;
import dev.switchboard.contracts.appointment.AppointmentRescheduled;
import dev.switchboard.contracts.appointment.AppointmentUpdated;
import dev.switchboard.contracts.appointment.FollowUpDue;
import dev.switchboard.contracts.appointment.OccurrenceNotBooked;
import dev.switchboard.contracts.appointment.ReminderDue;
import dev.switchboard.contracts.appointment.WaitlistOffered;
import dev.switchboard.contracts.billing.BillingEventRecorded;
import dev.switchboard.contracts.calendar.CalendarBusyChanged;
import dev.switchboard.contracts.calendar.CalendarEventLinked;
import dev.switchboard.contracts.conversation.ConversationStatusChanged;
import dev.switchboard.contracts.conversation.CustomerChanged;
import dev.switchboard.contracts.conversation.HandoffRequested;
import dev.switchboard.contracts.conversation.MessageReceived;
import dev.switchboard.contracts.conversation.MessageSent;
import dev.switchboard.contracts.conversation.MessageStatusChanged;
import dev.switchboard.contracts.conversation.OptOutChanged;
import dev.switchboard.contracts.conversation.OwnerAlerted;
import dev.switchboard.contracts.conversation.WebhookReceived;
import dev.switchboard.contracts.tenant.ApiKeyChanged;
import dev.switchboard.contracts.tenant.TenantChanged;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every topic there is: one fact each, named as it happened. This list creates them, and {@code
 * docs/asyncapi.yaml} describes each.
 */
public enum Topic {
  WEBHOOK_RECEIVED(
      "webhook-received", "webhook.received", WebhookReceived.class, Keeping.DELIVERIES),
  MESSAGE_RECEIVED("message-received", "message.received", MessageReceived.class, Keeping.FACTS),
  MESSAGE_SENT("message-sent", "message.sent", MessageSent.class, Keeping.FACTS),
  MESSAGE_STATUS_CHANGED(
      "message-status-changed",
      "message.status-changed",
      MessageStatusChanged.class,
      Keeping.FACTS),
  CONVERSATION_STATUS_CHANGED(
      "conversation-status-changed",
      "conversation.status-changed",
      ConversationStatusChanged.class,
      Keeping.FACTS),
  HANDOFF_REQUESTED(
      "handoff-requested", "handoff.requested", HandoffRequested.class, Keeping.FACTS),
  OWNER_ALERTED("owner-alerted", "owner.alerted", OwnerAlerted.class, Keeping.FACTS),
  OPT_OUT_CHANGED("opt-out-changed", "opt-out.changed", OptOutChanged.class, Keeping.FACTS),
  CUSTOMER_CHANGED("customer-changed", "customer.changed", CustomerChanged.class, Keeping.LATEST),
  TENANT_CHANGED("tenant-changed", "tenant.changed", TenantChanged.class, Keeping.LATEST),
  API_KEY_CHANGED("api-key-changed", "api-key.changed", ApiKeyChanged.class, Keeping.LATEST),
  APPOINTMENT_BOOKED(
      "appointment-booked", "appointment.booked", AppointmentBooked.class, Keeping.FACTS),
  APPOINTMENT_UPDATED(
      "appointment-updated", "appointment.updated", AppointmentUpdated.class, Keeping.FACTS),
  APPOINTMENT_CONFIRMED(
      "appointment-confirmed", "appointment.confirmed", AppointmentConfirmed.class, Keeping.FACTS),
  APPOINTMENT_RESCHEDULED(
      "appointment-rescheduled",
      "appointment.rescheduled",
      AppointmentRescheduled.class,
      Keeping.FACTS),
  APPOINTMENT_CANCELLED(
      "appointment-cancelled", "appointment.cancelled", AppointmentCancelled.class, Keeping.FACTS),
  APPOINTMENT_COMPLETED(
      "appointment-completed", "appointment.completed", AppointmentCompleted.class, Keeping.FACTS),
  APPOINTMENT_NO_SHOW(
      "appointment-no-show", "appointment.no-show", AppointmentNoShow.class, Keeping.FACTS),
  REMINDER_DUE("reminder-due", "reminder.due", ReminderDue.class, Keeping.FACTS),
  FOLLOW_UP_DUE("follow-up-due", "follow-up.due", FollowUpDue.class, Keeping.FACTS),
  OCCURRENCE_NOT_BOOKED(
      "occurrence-not-booked", "occurrence.not-booked", OccurrenceNotBooked.class, Keeping.FACTS),
  WAITLIST_OFFERED("waitlist-offered", "waitlist.offered", WaitlistOffered.class, Keeping.FACTS),
  CALENDAR_EVENT_LINKED(
      "calendar-event-linked", "calendar.event-linked", CalendarEventLinked.class, Keeping.FACTS),
  CALENDAR_BUSY_CHANGED(
      "calendar-busy-changed", "calendar.busy-changed", CalendarBusyChanged.class, Keeping.FACTS),
  BILLING_EVENT_RECORDED(
      "billing-event-recorded",
      "billing.event-recorded",
      BillingEventRecorded.class,
      Keeping.FACTS);

  /** What is appended to a topic's name for that which could not be processed. */
  public static final String DEAD_LETTER_SUFFIX = "-dead-letter";

  private static final int MEBIBYTE = 1024 * 1024;
  private static final Map<String, Topic> BY_TYPE =
      Arrays.stream(values()).collect(Collectors.toMap(Topic::type, Function.identity()));

  private static final Map<String, Topic> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Topic::topicName, Function.identity()));

  private final String topicName;
  private final String type;
  private final Class<? extends DomainEvent> event;
  private final Keeping keeping;

  Topic(String topicName, String type, Class<? extends DomainEvent> event, Keeping keeping) {
    this.topicName = topicName;
    this.type = "dev.switchboard." + type + ".v1";
    this.event = event;
    this.keeping = keeping;
  }

  public String topicName() {
    return topicName;
  }

  public String deadLetterName() {
    return topicName + DEAD_LETTER_SUFFIX;
  }

  /** The CloudEvents type, with its version. */
  public String type() {
    return type;
  }

  /** The record whose JSON form is the data of this topic's events. */
  public Class<? extends DomainEvent> event() {
    return event;
  }

  public int partitions() {
    return 6;
  }

  /** How long an event stays; a compacted topic keeps the newest of each key for ever. */
  public Optional<Duration> retention() {
    return switch (keeping) {
      case DELIVERIES -> Optional.of(Duration.ofDays(7));
      case FACTS -> Optional.of(Duration.ofDays(30));
      case LATEST -> Optional.empty();
    };
  }

  /** Whether only the newest event of each key must stay. */
  public boolean compacted() {
    return keeping == Keeping.LATEST;
  }

  /** The largest record, in bytes. */
  public int maxMessageBytes() {
    return keeping == Keeping.DELIVERIES ? 8 * MEBIBYTE : MEBIBYTE;
  }

  public static Optional<Topic> ofType(String type) {
    return Optional.ofNullable(BY_TYPE.get(Objects.requireNonNull(type, "type")));
  }

  /**
   * The topic of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Topic named(String topicName) {
    Topic topic = BY_NAME.get(topicName);
    if (topic == null) {
      throw new IllegalArgumentException("no topic is named " + topicName);
    }
    return topic;
  }

  private enum Keeping {
    DELIVERIES,
    FACTS,
    LATEST
  }
}
