package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.conversation.language.Language;
import dev.switchboard.conversation.language.Sentence;
import dev.switchboard.conversation.language.TemplateLanguage;
import dev.switchboard.conversation.sending.OutgoingContent;
import dev.switchboard.conversation.sending.OutgoingContent.Option;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a reminder says. */
final class ReminderWords {
  /** What comes back when the customer presses the button. */
  static final String YES = "reminder-yes";

  static final String CANCEL = "reminder-cancel";

  /** What fits beside buttons. */
  private static final int LONGEST = 1024;

  private static final DateTimeFormatter SPANISH =
      DateTimeFormatter.ofPattern("EEEE d 'de' MMMM 'a las' HH:mm", Locale.forLanguageTag("es-AR"));
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("EEEE d MMMM 'at' HH:mm", Locale.UK);

  private ReminderWords() {}

  /** Free words in the customer's language, or else in the business's, with two answers. */
  static OutgoingContent words(
      Customer customer, Instant startsAt, String timeZone, Optional<TenantChanged> business) {
    Language language = customer.language() == null ? languageOf(business) : customer.language();
    String name = customer.firstName().map(" "::concat).orElse("");
    return new OutgoingContent.Buttons(
        Sentence.REMINDER.in(language, name, when(language, startsAt, timeZone)),
        answers(language));
  }

  private static List<Option> answers(Language language) {
    return List.of(
        new Option(YES, Sentence.REMINDER_YES.in(language), null),
        new Option(CANCEL, Sentence.REMINDER_CANCEL.in(language), null));
  }

  private static String name(Customer customer, Language language) {
    return customer.firstName().orElseGet(() -> Sentence.CUSTOMER.in(language));
  }

  private static String service(@Nullable String service, Language language) {
    return service == null || service.isBlank() ? Sentence.VISIT.in(language) : service.strip();
  }

  /**
   * The channel's own words, with the same two answers.
   *
   * @param text with {@code {name}}, {@code {service}} and {@code {when}} to be filled in
   */
  static OutgoingContent own(
      String text,
      Customer customer,
      @Nullable String service,
      ZonedDateTime startsAt,
      Optional<TenantChanged> business) {
    Language language = customer.language() == null ? languageOf(business) : customer.language();
    String filled =
        text.replace("{when}", dayAndHour(language, startsAt))
            .replace("{name}", name(customer, language))
            .replace("{service}", service(service, language));
    return new OutgoingContent.Buttons(
        filled.length() > LONGEST ? filled.substring(0, LONGEST) : filled, answers(language));
  }

  /**
   * The approved template, with the customer's first name, what the visit is for, and its day and
   * hour. A template is approved in the business's language, so its parameters are in that too.
   *
   * @param service what the visit is for, in words
   */
  static OutgoingContent template(
      String template,
      Customer customer,
      @Nullable String service,
      ZonedDateTime startsAt,
      Optional<TenantChanged> business) {
    Language language = languageOf(business);
    String country = business.map(TenantChanged::country).orElse("");
    return new OutgoingContent.Template(
        template,
        TemplateLanguage.code(language, country),
        List.of(
            name(customer, language), service(service, language), dayAndHour(language, startsAt)));
  }

  private static String when(Language language, Instant startsAt, String timeZone) {
    return dayAndHour(language, startsAt.atZone(ZoneId.of(timeZone)));
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
