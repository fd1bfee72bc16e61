package dev.switchboard.local.events;

import dev.switchboard.contracts.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to print.
 *
 * @param topics by name, at least one
 * @param json one envelope a line instead of lines for people
 * @param fromBeginning also what is on the topics already
 */
record Wanted(List<String> topics, boolean json, boolean fromBeginning) {
  private static final String JSON = "--json";
  private static final String FROM_BEGINNING = "--from-beginning";

  /** Whole deliveries of providers, for conversation-service alone: printed only by name. */
  private static final Topic INTERNAL = Topic.WEBHOOK_RECEIVED;

  Wanted {
    topics = List.copyOf(topics);
    if (topics.isEmpty()) {
      throw new IllegalArgumentException("no topics");
    }
  }

  /**
   * Without a topic, all but the internal one; dead letters too are printed only by name.
   *
   * @throws IllegalArgumentException with a sentence for whoever typed the arguments
   */
  static Wanted parse(List<String> arguments) {
    List<String> topics = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.startsWith("-")) {
        requireOption(argument);
      } else {
        requireTopic(argument);
        topics.add(argument);
      }
    }
    return new Wanted(
        topics.isEmpty() ? usual() : topics.stream().distinct().toList(),
        arguments.contains(JSON),
        arguments.contains(FROM_BEGINNING));
  }

  private static void requireOption(String argument) {
    if (!Set.of(JSON, FROM_BEGINNING).contains(argument)) {
      throw new IllegalArgumentException(
          "There is no option %s; there are %s and %s.".formatted(argument, JSON, FROM_BEGINNING));
    }
  }

  private static void requireTopic(String name) {
    boolean known =
        Arrays.stream(Topic.values())
            .flatMap(topic -> Stream.of(topic.topicName(), topic.deadLetterName()))
            .anyMatch(name::equals);
    if (!known) {
      throw new IllegalArgumentException(
          Arrays.stream(Topic.values())
              .map(Topic::topicName)
              .collect(
                  Collectors.joining(
                      ", ",
                      "There is no topic %s; there are ".formatted(name),
                      ", and each once more with %s.".formatted(Topic.DEAD_LETTER_SUFFIX))));
    }
  }

  private static List<String> usual() {
    return Arrays.stream(Topic.values())
        .filter(topic -> topic != INTERNAL)
        .map(Topic::topicName)
        .toList();
  }
}
