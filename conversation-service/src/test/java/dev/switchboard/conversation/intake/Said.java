package dev.switchboard.conversation.intake;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One element of a delivery.
 *
 * @param contact the contact that goes with it, empty for none
 */
record Said(Part part, String json, String contact) {
  static final long NOON = 1_780_000_000L;

  /** Which list it stands in. */
  enum Part {
    MESSAGES,
    STATUSES
  }

  /** A text of a sender known by number, {@code at} seconds after noon. */
  static Said text(String from, String id, int at, String body) {
    return message(from, id, at, "\"type\":\"text\",\"text\":{\"body\":\"%s\"}".formatted(body));
  }

  /** Any message of a sender known by number. */
  static Said message(String from, String id, int at, String members) {
    return new Said(
        Part.MESSAGES,
        "{\"from\":\"%s\",\"id\":\"%s\",\"timestamp\":\"%d\",%s}"
            .formatted(from, id, NOON + at, members),
        "");
  }

  /** A text of a sender known by user id only. */
  static Said textOfUser(String userId, String id, int at, String body) {
    return new Said(
        Part.MESSAGES,
        """
        {"from_user_id":"%s","id":"%s","timestamp":"%d","type":"text","text":{"body":"%s"}}"""
            .formatted(userId, id, NOON + at, body),
        "");
  }

  /** A text of a sender who is named in both ways. */
  static Said textOfBoth(String from, String userId, String id, int at) {
    return message(
        from,
        id,
        at,
        "\"from_user_id\":\"%s\",\"type\":\"text\",\"text\":{\"body\":\"x\"}".formatted(userId));
  }

  static Said raw(String json) {
    return new Said(Part.MESSAGES, json, "");
  }

  static Said status(String id, String status, int at) {
    return status(id, status, at, "");
  }

  static Said failed(String id, int at, int code) {
    return status(
        id,
        "failed",
        at,
        ",\"errors\":[{\"code\":%d,\"title\":\"Undeliverable\"}]".formatted(code));
  }

  /** A status that carries our own id. */
  static Said statusOf(UUID messageId, String id, String status, int at) {
    return status(id, status, at, ",\"biz_opaque_callback_data\":\"%s\"".formatted(messageId));
  }

  private static Said status(String id, String status, int at, String members) {
    return new Said(
        Part.STATUSES,
        "{\"id\":\"%s\",\"status\":\"%s\",\"timestamp\":\"%d\",\"recipient_id\":\"1\"%s}"
            .formatted(id, status, NOON + at, members),
        "");
  }

  /** With a contact that says what the sender of a number is called. */
  Said called(String from, String name) {
    return new Said(
        part, json, "{\"wa_id\":\"%s\",\"profile\":{\"name\":\"%s\"}}".formatted(from, name));
  }

  static String part(List<Said> said, Part part) {
    return said.stream()
        .filter(one -> one.part == part)
        .map(Said::json)
        .collect(Collectors.joining(","));
  }

  static String contacts(List<Said> said) {
    return said.stream()
        .map(Said::contact)
        .filter(contact -> !contact.isEmpty())
        .collect(Collectors.joining(","));
  }
}
