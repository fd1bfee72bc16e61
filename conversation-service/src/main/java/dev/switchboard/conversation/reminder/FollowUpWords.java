package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.appointment.CampaignKind;
import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.conversation.language.Language;
import dev.switchboard.conversation.language.Sentence;
import dev.switchboard.conversation.language.TemplateLanguage;
import dev.switchboard.conversation.sending.OutgoingContent;
import dev.switchboard.conversation.sending.OutgoingContent.Option;
import java.util.List;
import java.util.Optional;

/** What a follow-up says. */
final class FollowUpWords {
  /** What comes back when the customer presses the button; its title says the rest. */
  static final String WANTED = "follow-up-visit";

  private FollowUpWords() {}

  /** Free words in the customer's language, or else in the business's, with one answer. */
  static OutgoingContent words(
      CampaignKind kind, Customer customer, Optional<TenantChanged> business) {
    Language language = customer.language() == null ? languageOf(business) : customer.language();
    String name = customer.firstName().map(" "::concat).orElse("");
    Sentence sentence =
        switch (kind) {
          case NO_BOOKING -> Sentence.FOLLOW_UP;
          case NO_VISIT -> Sentence.REACTIVATION;
        };
    return new OutgoingContent.Buttons(
        sentence.in(language, name, business.map(TenantChanged::name).orElse("")),
        List.of(new Option(WANTED, Sentence.WANT_VISIT.in(language), null)));
  }

  /** The approved template, with the customer's first name. */
  static OutgoingContent template(
      String template, Customer customer, Optional<TenantChanged> business) {
    Language language = languageOf(business);
    return new OutgoingContent.Template(
        template,
        TemplateLanguage.code(language, business.map(TenantChanged::country).orElse("")),
        List.of(customer.firstName().orElseGet(() -> Sentence.CUSTOMER.in(language))));
  }

  private static Language languageOf(Optional<TenantChanged> business) {
    return business.flatMap(known -> Language.of(known.language())).orElse(Language.ES);
  }
}
