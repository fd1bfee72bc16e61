package dev.switchboard.conversation.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Whatever a signed stranger posts, reading it ends in a value, and a scan names whom it is for.
 */
class DeliveryPropertiesTest {
  private static final List<byte[]> SEEDS =
      List.of(
          Deliveries.named("every-kind"),
          Deliveries.named("mixed-batch"),
          Deliveries.named("statuses"),
          Deliveries.named("broken-elements"));
  private static final List<String> SPLICES =
      List.of(
          "null",
          "{}",
          "[]",
          "[[[[",
          "}}}}",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "1e999",
          "-0",
          "99999999999999999999999",
          "true",
          ",",
          ":",
          "\\",
          "\"messages\":",
          "\"text\":",
          "\"metadata\":{\"phone_number_id\":\"1\"},",
          "\uFEFF",
          "\u0000",
          "{\"type\":\"edit\"}");

  @Provide
  Arbitrary<byte[]> seed() {
    return Arbitraries.of(SEEDS);
  }

  @Property(tries = 2_000)
  void cutAnywhereItIsAValue(@ForAll @From("seed") byte[] seed, @ForAll @IntRange long at) {
    readsToAValue(Arrays.copyOf(seed, (int) Math.floorMod(at, (long) seed.length)));
  }

  @Property(tries = 3_000)
  void changedAnywhereItIsAValue(
      @ForAll @From("seed") byte[] seed,
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 8) int changes) {
    byte[] changed = seed.clone();
    for (int i = 0; i < changes; i++) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    readsToAValue(changed);
  }

  @Property(tries = 3_000)
  void splicedAnywhereItIsAValue(@ForAll @From("seed") byte[] seed, @ForAll Random random) {
    readsToAValue(spliced(seed, random));
  }

  @Property(tries = 500)
  void noiseIsAValue(@ForAll byte[] noise) {
    readsToAValue(noise);
  }

  private static byte[] spliced(byte[] seed, Random random) {
    byte[] splice = Deliveries.bytes(SPLICES.get(random.nextInt(SPLICES.size())));
    int from = random.nextInt(seed.length);
    int to = Math.min(seed.length, from + random.nextInt(12));
    byte[] result = new byte[from + splice.length + seed.length - to];
    System.arraycopy(seed, 0, result, 0, from);
    System.arraycopy(splice, 0, result, from, splice.length);
    System.arraycopy(seed, to, result, from + splice.length, seed.length - to);
    return result;
  }

  private static void readsToAValue(byte[] body) {
    switch (DeliveryScan.of(body)) {
      case DeliveryScan.Addressed(List<String> ids, int unroutable) -> {
        assertThat(unroutable).isNotNegative();
        for (String id : ids) {
          assertStorable((WhatsAppDelivery.Understood) WhatsAppDelivery.parse(body, id));
        }
      }
      case DeliveryScan.NotUnderstood(String reason) ->
          assertThat(WhatsAppDelivery.parse(body, Deliveries.BUENOS_AIRES))
              .isEqualTo(new WhatsAppDelivery.NotUnderstood(reason));
    }
  }

  private static void assertStorable(WhatsAppDelivery.Understood delivery) {
    for (InboundMessage message : delivery.messages()) {
      assertThat(message.id()).matches("[!-~]{1,256}");
      String text = message.content().text();
      if (text != null) {
        assertThat(text).doesNotContain("\u0000").hasSizeLessThanOrEqualTo(65_536);
        assertThat(text.codePoints()).noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
      }
    }
  }
}
