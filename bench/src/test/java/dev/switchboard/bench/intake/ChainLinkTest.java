package dev.switchboard.bench.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.bench.intake.ChainLink.Seen;
import dev.switchboard.bench.intake.ChainLink.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChainLinkTest {
  private static final UUID CONVERSATION = new UUID(0, 1);
  private static final Instant POSTED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant TAKEN = POSTED.plusMillis(20);
  private static final Instant USED = POSTED.plusMillis(30);

  private final Stored question = customers(1, "wamid.1");
  private final Stored reply = ours(2);

  @Test
  void messageIsThroughWhenItsReplyIsTakenAndBothAreUsage() {
    assertThat(links(List.of(reply, question), Map.of(question.id(), POSTED, reply.id(), USED)))
        .containsExactly(new ChainLink("wamid.1", POSTED, TAKEN, USED));
  }

  @Test
  void messageIsNotThroughBeforeItsReplyIsUsage() {
    assertThat(links(List.of(question, reply), Map.of(question.id(), USED))).isEmpty();
  }

  @Test
  void oneReplyIsNotCountedForTwoMessages() {
    Stored before = new Stored(new UUID(9, 9), CONVERSATION, 0, true, "wamid.0");
    Map<UUID, Instant> used = Map.of(before.id(), USED, question.id(), USED, reply.id(), USED);
    assertThat(links(List.of(before, question, reply), used))
        .extracting(ChainLink::messageId)
        .containsExactly("wamid.1");
  }

  @Test
  void replyInAnotherConversationIsNone() {
    Stored elsewhere = new Stored(reply.id(), new UUID(0, 2), 2, false, null);
    assertThat(links(List.of(question, elsewhere), Map.of(question.id(), USED, reply.id(), USED)))
        .isEmpty();
  }

  private List<ChainLink> links(List<Stored> stored, Map<UUID, Instant> used) {
    Map<String, Instant> posted = Map.of("wamid.0", POSTED, "wamid.1", POSTED);
    return ChainLink.whole(stored, new Seen(posted, Map.of(reply.id(), TAKEN), used));
  }

  private static Stored customers(long sequence, String providerMessageId) {
    return new Stored(new UUID(1, sequence), CONVERSATION, sequence, true, providerMessageId);
  }

  private static Stored ours(long sequence) {
    return new Stored(new UUID(1, sequence), CONVERSATION, sequence, false, null);
  }
}
