package dev.switchboard.conversation.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SentenceTest {
  private static final Pattern PLACE = Pattern.compile("%(?:\\d+\\$)?[a-zA-Z]");
  private static final Object[] VALUES = {"<1>", "<2>", "<3>", "<4>", "<5>", "<6>", "<7>"};

  @ParameterizedTest
  @EnumSource(Sentence.class)
  void eachSentenceIsSaidInEachLanguage(Sentence sentence) {
    for (Language language : Language.values()) {
      assertThat(sentence.in(language, VALUES)).isNotBlank().doesNotContain("null", "\n\n\n");
    }
    assertThat(sentence.in(Language.ES, VALUES)).isNotEqualTo(sentence.in(Language.EN, VALUES));
  }

  /** What one language says of a booking the other must not leave out. */
  @ParameterizedTest
  @EnumSource(Sentence.class)
  void eachLanguageTakesTheSameValues(Sentence sentence) {
    assertThat(valuesIn(sentence.in(Language.EN, VALUES)))
        .isEqualTo(valuesIn(sentence.in(Language.ES, VALUES)));
  }

  @ParameterizedTest
  @EnumSource(Sentence.class)
  void noPlaceIsLeftOpen(Sentence sentence) {
    for (Language language : Language.values()) {
      assertThat(PLACE.matcher(sentence.in(language, VALUES)).find()).isFalse();
    }
  }

  private static List<String> valuesIn(String text) {
    return List.of(VALUES).stream().map(String::valueOf).filter(text::contains).toList();
  }
}
