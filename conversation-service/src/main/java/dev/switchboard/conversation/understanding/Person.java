package dev.switchboard.conversation.understanding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who and where a message says its writer is. */
record Person(Optional<Span> name, Optional<Span> address) {
  static final Person UNKNOWN = new Person(Optional.empty(), Optional.empty());

  /** A street called 9 de Julio is no day, and Bill Price asks for neither. */
  Words withoutIn(Words words) {
    List<Span> taken = Stream.of(name, address).flatMap(Optional::stream).toList();
    Words rest = words;
    for (Span span : taken) {
      rest = rest.without(span);
    }
    return rest;
  }
}
