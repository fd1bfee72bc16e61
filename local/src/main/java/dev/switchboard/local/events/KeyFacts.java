package dev.switchboard.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.contracts.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What of an event's data a person wants to see at once. Only ids, states, amounts and times:
 * names, addresses and anybody's own words are not among them, so a line may stay on a screen.
 */
final class KeyFacts {
  private KeyFacts() {}

  /** {@code kind=TEXT channel=WHATSAPP}; members that are absent are left out. */
  static String of(Topic topic, JsonNode data) {
    return pointers(topic).stream()
        .filter(pointer -> data.at(pointer).isValueNode() && !data.at(pointer).isNull())
        .map(pointer -> name(pointer) + "=" + data.at(pointer).asText())
        .collect(Collectors.joining(" "));
  }

  /** Where the facts are in the data, in the order they are shown. */
  static List<String> pointers(Topic topic) {
    return switch (topic) {
      case WEBHOOK_RECEIVED -> List.of();
      case MESSAGE_RECEIVED -> List.of("/kind", "/channel", "/sequence", "/conversationId");
      case MESSAGE_SENT -> List.of("/role", "/kind", "/channel", "/sequence", "/conversationId");
      case MESSAGE_STATUS_CHANGED -> List.of("/status", "/errorCode", "/messageId");
      case CONVERSATION_STATUS_CHANGED ->
          List.of("/previousStatus", "/status", "/actor", "/conversationId");
      case HANDOFF_REQUESTED -> List.of("/reason", "/conversationId");
      case OWNER_ALERTED -> List.of("/cause", "/result", "/conversationId");
      case OPT_OUT_CHANGED -> List.of("/optedOut", "/channel", "/customerId");
      case CUSTOMER_CHANGED -> List.of("/version", "/language", "/archived", "/customerId");
      case TENANT_CHANGED -> List.of("/version", "/slug", "/status", "/lockedDown", "/planCode");
      case API_KEY_CHANGED -> List.of("/version", "/prefix", "/revoked", "/apiKeyId");
      case APPOINTMENT_BOOKED,
          APPOINTMENT_UPDATED,
          APPOINTMENT_CONFIRMED,
          APPOINTMENT_COMPLETED,
          APPOINTMENT_NO_SHOW ->
          appointment();
      case APPOINTMENT_RESCHEDULED -> appointment("/previousStartsAt");
      case APPOINTMENT_CANCELLED -> appointment("/late");
      case REMINDER_DUE -> List.of("/hoursBefore", "/startsAt", "/appointmentId");
      case FOLLOW_UP_DUE -> List.of("/kind", "/customerId", "/campaignId");
      case OCCURRENCE_NOT_BOOKED -> List.of("/reason", "/startsAt", "/seriesId");
      case WAITLIST_OFFERED -> List.of("/startsAt", "/expiresAt", "/offerId");
      case CALENDAR_EVENT_LINKED -> List.of("/state", "/appointmentVersion", "/appointmentId");
      case CALENDAR_BUSY_CHANGED -> List.of("/state", "/from", "/to", "/technicianId");
      case BILLING_EVENT_RECORDED ->
          List.of("/type", "/quantity", "/totalAmount", "/currency", "/subscriptionId");
    };
  }

  private static List<String> appointment(String... more) {
    List<String> pointers =
        new ArrayList<>(
            List.of(
                "/appointment/status",
                "/appointment/serviceType",
                "/appointment/startsAt",
                "/appointment/emergency",
                "/appointment/appointmentId"));
    pointers.addAll(List.of(more));
    return pointers;
  }

  private static String name(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }
}
