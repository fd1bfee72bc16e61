package dev.switchboard.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold for every line of the lists, and for every text anybody sends. */
class UnderstandingPropertiesTest {
  private static final List<Utterance> UTTERANCES = Utterance.all().toList();
  private static final int NAME = 8;
  private static final int ADDRESS = 9;

  @Provide
  Arbitrary<Utterance> utterance() {
    return Arbitraries.of(UTTERANCES);
  }

  @Provide
  Arbitrary<Setting> setting() {
    return Arbitraries.of(UTTERANCES).map(Utterance::setting);
  }

  @Property
  void caseMakesNoDifference(@ForAll @From("utterance") Utterance utterance) {
    assertSame(utterance, utterance.text().toUpperCase(Locale.ROOT));
    assertSame(utterance, utterance.text().toLowerCase(Locale.ROOT));
  }

  @Property
  void accentsMakeNoDifference(@ForAll @From("utterance") Utterance utterance) {
    assertSame(utterance, plain(utterance.text()));
    assertSame(utterance, Normalizer.normalize(utterance.text(), Normalizer.Form.NFD));
  }

  @Property
  void trailingPunctuationMakesNoDifference(
      @ForAll @From("utterance") Utterance utterance,
      @ForAll @From("trailing") String punctuation) {
    assertSame(utterance, utterance.text() + punctuation);
  }

  @Provide
  Arbitrary<String> trailing() {
    return Arbitraries.of(".", "!", "...", "!!!", " ", "\n", "?", "…", " .");
  }

  @Property
  void spaceAroundMakesNoDifference(@ForAll @From("utterance") Utterance utterance) {
    assertSame(utterance, "  " + utterance.text().replace(" ", "  ") + " \n");
  }

  @Property(tries = 2_000)
  void anyTextIsAReading(@ForAll String text, @ForAll @From("setting") Setting setting) {
    assertSound(Understanding.read(text, setting), text, setting);
  }

  /** Real words in any order reach what noise never reaches. */
  @Property(tries = 5_000)
  void anyWordsAreAReading(@ForAll Random random, @ForAll @From("setting") Setting setting) {
    List<String> words = new ArrayList<>();
    int count = 1 + random.nextInt(14);
    for (int i = 0; i < count; i++) {
      String text = UTTERANCES.get(random.nextInt(UTTERANCES.size())).text();
      String[] parts = text.split(" ");
      words.add(parts[random.nextInt(parts.length)]);
    }
    String text = String.join(" ", words);
    assertSound(Understanding.read(text, setting), text, setting);
  }

  private static void assertSound(Reading reading, String text, Setting setting) {
    reading
        .choice()
        .ifPresent(choice -> assertThat(choice).isBetween(1, Math.max(1, setting.offers())));
    reading.name().ifPresent(name -> assertThat(text).contains(name));
    reading.address().ifPresent(address -> assertThat(text).contains(address));
    Wish wish = reading.wish();
    if (wish.from() != null) {
      assertThat(wish.from()).isAfterOrEqualTo(setting.now().toLocalDate());
    }
    if (wish.earliest() != null && wish.latest() != null) {
      assertThat(wish.earliest()).isBeforeOrEqualTo(wish.latest());
    }
  }

  private static void assertSame(Utterance utterance, String otherText) {
    List<String> expected = new ArrayList<>(utterance.expected());
    List<String> found = new ArrayList<>(Utterance.columns(utterance.readAs(otherText)));
    for (int written : new int[] {NAME, ADDRESS}) {
      expected.set(written, comparable(expected.get(written)));
      found.set(written, comparable(found.get(written)));
    }
    assertThat(found).as(otherText).isEqualTo(expected);
  }

  private static String comparable(String written) {
    return plain(written).replace("  ", " ").toLowerCase(Locale.ROOT);
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }
}
