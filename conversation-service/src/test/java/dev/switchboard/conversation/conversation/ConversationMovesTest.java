package dev.switchboard.conversation.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.contracts.conversation.ConversationStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConversationMovesTest {
  /** Written out again, row by row, in the words of features.md C31. */
  private static final Map<String, List<String>> C31 =
      Map.of(
          "NEW", List.of("BOT_ACTIVE", "AGENT_ACTIVE"),
          "BOT_ACTIVE", List.of("AWAITING_CUSTOMER", "ESCALATED", "AGENT_ACTIVE", "RESOLVED"),
          "AWAITING_CUSTOMER", List.of("BOT_ACTIVE", "ESCALATED", "AGENT_ACTIVE", "RESOLVED"),
          "ESCALATED", List.of("TRANSFERRED", "AGENT_ACTIVE", "BOT_ACTIVE", "RESOLVED"),
          "TRANSFERRED", List.of("AGENT_ACTIVE", "ESCALATED", "RESOLVED"),
          "AGENT_ACTIVE", List.of("BOT_ACTIVE", "AWAITING_CUSTOMER", "TRANSFERRED", "RESOLVED"),
          "RESOLVED", List.of("BOT_ACTIVE", "AGENT_ACTIVE", "CLOSED"),
          "CLOSED", List.of());

  static Stream<Arguments> allPairs() {
    return Stream.of(ConversationStatus.values())
        .flatMap(from -> Stream.of(ConversationStatus.values()).map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest
  @MethodSource("allPairs")
  void exactlyTheMovesOfTheTableAreAllowed(ConversationStatus from, ConversationStatus to) {
    assertThat(ConversationMoves.allows(from, to))
        .isEqualTo(C31.get(from.name()).contains(to.name()));
  }

  @Test
  void allSixtyFourPairsAreTried() {
    assertThat(allPairs()).hasSize(64);
  }

  @ParameterizedTest
  @CsvSource({
    "NEW, BOT, NEW",
    "BOT_ACTIVE, BOT, BOT_ACTIVE",
    "AWAITING_CUSTOMER, BOT, BOT_ACTIVE",
    "AWAITING_CUSTOMER, AGENT, AGENT_ACTIVE",
    "ESCALATED, QUEUE, ESCALATED",
    "TRANSFERRED, QUEUE, TRANSFERRED",
    "AGENT_ACTIVE, AGENT, AGENT_ACTIVE",
    "RESOLVED, BOT, BOT_ACTIVE",
    "RESOLVED, AGENT, BOT_ACTIVE",
  })
  void theCustomersMessageMovesItOn(
      ConversationStatus status, OwnerKind owner, ConversationStatus after) {
    assertThat(ConversationMoves.afterCustomerWrote(status, owner)).isEqualTo(after);
  }

  @ParameterizedTest
  @MethodSource("allPairs")
  void theCustomersMessageMakesOnlyMovesOfTheTable(ConversationStatus from, ConversationStatus to) {
    for (OwnerKind owner : OwnerKind.values()) {
      if (from != ConversationStatus.CLOSED
          && from != to
          && ConversationMoves.afterCustomerWrote(from, owner) == to) {
        assertThat(ConversationMoves.allows(from, to)).isTrue();
      }
    }
  }

  @Test
  void aClosedConversationTakesNoMessage() {
    assertThatThrownBy(
            () -> ConversationMoves.afterCustomerWrote(ConversationStatus.CLOSED, OwnerKind.BOT))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
