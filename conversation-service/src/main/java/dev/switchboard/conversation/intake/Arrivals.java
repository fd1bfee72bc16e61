package dev.switchboard.conversation.intake;

import java.util.List;

/**
 * Everything one poll brought, each message and each status word once.
 *
 * @param messages oldest first as the provider tells it, then as they came
 * @param duplicates how many messages were there more than once
 */
record Arrivals(
    List<Arrival> messages,
    List<StatusWord> words,
    List<SetAside> setAside,
    int duplicates,
    int ignoredStatuses) {
  Arrivals {
    messages = List.copyOf(messages);
    words = List.copyOf(words);
    setAside = List.copyOf(setAside);
  }
}
