package dev.switchboard.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasePatternTest {
  @Test
  void groupsAreOneOfAndOptionsOneOrNone() {
    assertThat(PhrasePattern.phrases("(a|b c) [d] e"))
        .containsExactlyInAnyOrder(
            List.of("a", "d", "e"),
            List.of("a", "e"),
            List.of("b", "c", "d", "e"),
            List.of("b", "c", "e"));
  }

  @Test
  void groupsNest() {
    assertThat(PhrasePattern.phrases("(a [b]|c)"))
        .containsExactlyInAnyOrder(List.of("a", "b"), List.of("a"), List.of("c"));
  }

  @Test
  void wordsAreFoldedLikeMessages() {
    assertThat(PhrasePattern.phrases("Mañana don't cancel*"))
        .containsExactly(List.of("manana", "dont", "cancel*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a", "a)", "[a", "a]", "(a]", "(a|(b)"})
  void aBracketWithoutItsFellowIsRefused(String line) {
    assertThatIllegalArgumentException().isThrownBy(() -> PhrasePattern.phrases(line));
  }
}
