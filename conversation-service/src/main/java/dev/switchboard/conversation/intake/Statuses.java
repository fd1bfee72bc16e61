package dev.switchboard.conversation.intake;

import dev.switchboard.conversation.intake.StatusRows.Raised;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Raises our messages by what the provider says of them (features.md C8): by rank, never down, in
 * whatever order the words arrive. A word on a message that is not known yet is kept.
 */
@ApplicationScoped
class Statuses {
  private final StatusRows rows;
  private final WaitingWords waiting;

  Statuses(StatusRows rows, WaitingWords waiting) {
    this.rows = rows;
    this.waiting = waiting;
  }

  /** A word and the message it is about. */
  private record Pair(StatusWord word, StatusTarget target) {}

  /** The conversations of the messages are locked already; answers what became of each message. */
  Uni<List<Raised>> apply(SqlConnection transaction, List<StatusWord> words) {
    if (words.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return rows.targets(transaction, words)
        .map(targets -> pairs(words, targets))
        .call(pairs -> waiting.keep(transaction, unmet(words, pairs)))
        .chain(pairs -> raise(transaction, pairs));
  }

  /** Each word with the one message it is about, each message once. */
  private static List<Pair> pairs(List<StatusWord> words, List<StatusTarget> targets) {
    List<Pair> pairs = new ArrayList<>();
    Set<UUID> messages = new HashSet<>();
    for (StatusTarget target : targets) {
      if (messages.add(target.messageId())) {
        pairs.add(new Pair(words.get(target.place()), target));
      }
    }
    return pairs;
  }

  private static List<StatusWord> unmet(List<StatusWord> words, List<Pair> pairs) {
    Set<MessageKey> met = new HashSet<>();
    pairs.forEach(pair -> met.add(pair.word().key()));
    return words.stream().filter(word -> !met.contains(word.key())).toList();
  }

  /** A message whose provider id is learnt now may have words waiting from before. */
  private Uni<List<Raised>> raise(SqlConnection transaction, List<Pair> pairs) {
    List<StatusWord> learnt =
        pairs.stream().filter(pair -> pair.target().learnt()).map(Pair::word).toList();
    return waiting
        .claim(transaction, learnt)
        .map(joined -> pairs.stream().map(pair -> raised(pair, joined)).toList())
        .call(raised -> rows.raise(transaction, changed(raised)));
  }

  private static Raised raised(Pair pair, Map<MessageKey, StatusWord> joined) {
    StatusWord word = joined.getOrDefault(pair.word().key(), pair.word());
    return new Raised(word, pair.target(), pair.target().standing().after(word));
  }

  private static List<Raised> changed(List<Raised> raised) {
    return raised.stream()
        .filter(row -> row.target().learnt() || !row.after().equals(row.target().standing()))
        .toList();
  }
}
