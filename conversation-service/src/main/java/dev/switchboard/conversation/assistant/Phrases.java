package dev.switchboard.conversation.assistant;

import dev.switchboard.conversation.assistant.BusinessFacts.Business;
import dev.switchboard.conversation.language.Language;
import dev.switchboard.conversation.tool.Answers.Slot;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Times and amounts as a customer reads them: his language, the business's wall clock. */
record Phrases(Language language, Business business) {
  private static final Locale SPANISH = Locale.of("es", "AR");
  private static final DateTimeFormatter FULL_ES =
      DateTimeFormatter.ofPattern("EEEE d 'de' MMMM, HH:mm", SPANISH);
  private static final DateTimeFormatter FULL_EN =
      DateTimeFormatter.ofPattern("EEEE d MMMM, h:mm a", Locale.UK);
  private static final DateTimeFormatter DAY_ES = DateTimeFormatter.ofPattern("EEEE", SPANISH);
  private static final DateTimeFormatter REST_ES =
      DateTimeFormatter.ofPattern("d/M HH:mm", SPANISH);
  private static final DateTimeFormatter SHORT_EN =
      DateTimeFormatter.ofPattern("EEE d MMM, h:mm a", Locale.UK);
  private static final int SHORT_DAY = 3;

  /** "miércoles 11 de marzo, 14:00", "Wednesday 11 March, 2:00 pm". */
  String full(Instant time) {
    return switch (language) {
      case ES -> local(time, FULL_ES);
      case EN -> local(time, FULL_EN);
    };
  }

  /** For a button, 20 characters at most: "mié 11/3 14:00", "Wed 11 Mar, 2:00 pm". */
  String brief(Instant time) {
    return switch (language) {
      case ES -> local(time, DAY_ES).substring(0, SHORT_DAY) + " " + local(time, REST_ES);
      case EN -> local(time, SHORT_EN).replace("Sept", "Sep");
    };
  }

  /** One line each, numbered, so that "the second" means something. */
  List<String> lines(List<Slot> slots) {
    return IntStream.range(0, slots.size())
        .mapToObj(place -> "%d) %s".formatted(place + 1, full(slots.get(place).startsAt())))
        .toList();
  }

  /** In the business's currency, with a plain space. */
  String money(BigDecimal amount) {
    Locale locale =
        switch (language) {
          case ES -> SPANISH;
          case EN -> Locale.UK;
        };
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(Currency.getInstance(business.currency()));
    return format.format(amount).replace('\u00a0', ' ').replace('\u202f', ' ');
  }

  private String local(Instant time, DateTimeFormatter format) {
    return format.format(time.atZone(business.zone())).replace('\u202f', ' ');
  }
}
