package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.conversation.language.Language;
import dev.switchboard.conversation.language.Sentence;
import dev.switchboard.conversation.language.TemplateLanguage;
import dev.switchboard.conversation.sending.OutgoingContent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What an offer says: the time that is free, until when it is kept, and how to answer. */
final class OfferWords {
  private static final DateTimeFormatter SPANISH =
      DateTimeFormatter.ofPattern("EEEE d 'de' MMMM 'a las' HH:mm", Locale.forLanguageTag("es-AR"));
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("EEEE d MMMM 'at' HH:mm", Locale.UK);
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private OfferWords() {}

  /**
   * What is offered.
   *
   * @param timeZone whose wall clock all times are said on
   * @param until business time; an answer from then on comes too late
   */
  record Kept(UUID offerId, Instant startsAt, String timeZone, Instant until) {
    private ZonedDateTime local(Instant time) {
      return time.atZone(ZoneId.of(timeZone));
    }
  }

  /** Free words in the customer's language, or else in the business's, with two answers. */
  static OutgoingContent words(
      Kept kept, Instant now, Customer customer, Optional<TenantChanged> business) {
    Language language = customer.language() == null ? languageOf(business) : customer.language();
    String name = customer.firstName().map(" "::concat).orElse("");
    return new OutgoingContent.Buttons(
        Sentence.OFFER.in(
            language,
            name,
            dayAndHour(language, kept.local(kept.startsAt())),
            until(language, kept, now)),
        OfferButtons.of(kept.offerId(), language));
  }

  /** The approved template: first name, day and hour, until when. */
  static OutgoingContent template(
      String template,
      Kept kept,
      Instant now,
      Customer customer,
      Optional<TenantChanged> business) {
    Language language = languageOf(business);
    return new OutgoingContent.Template(
        template,
        TemplateLanguage.code(language, business.map(TenantChanged::country).orElse("")),
        List.of(
            customer.firstName().orElseGet(() -> Sentence.CUSTOMER.in(language)),
            dayAndHour(language, kept.local(kept.startsAt())),
            until(language, kept, now)));
  }

  /** The hour alone when it is today's. */
  private static String until(Language language, Kept kept, Instant now) {
    ZonedDateTime end = kept.local(kept.until());
    boolean today = end.toLocalDate().equals(kept.local(now).toLocalDate());
    return switch (language) {
      case ES -> today ? "las " + HOUR.format(end) : "el " + SPANISH.format(end);
      case EN -> today ? HOUR.format(end) : ENGLISH.format(end);
    };
  }

  private static String dayAndHour(Language language, ZonedDateTime time) {
    return switch (language) {
      case ES -> SPANISH.format(time);
      case EN -> ENGLISH.format(time);
    };
  }

  private static Language languageOf(Optional<TenantChanged> business) {
    return business.flatMap(known -> Language.of(known.language())).orElse(Language.ES);
  }
}
