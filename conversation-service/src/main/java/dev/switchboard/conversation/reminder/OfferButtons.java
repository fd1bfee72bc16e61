package dev.switchboard.conversation.reminder;

import dev.switchboard.conversation.language.Language;
import dev.switchboard.conversation.language.Sentence;
import dev.switchboard.conversation.sending.OutgoingContent.Option;
import java.util.List;
import java.util.UUID;

/**
 * The two answers to an offer. What comes back when one is pressed names the offer, so that it
 * answers no other question, however late it comes.
 */
public final class OfferButtons {
  private static final String YES = "offer-yes:";
  private static final String NO = "offer-no:";

  private OfferButtons() {}

  public static List<Option> of(UUID offerId, Language language) {
    return List.of(
        new Option(YES + offerId, Sentence.YES.in(language), null),
        new Option(NO + offerId, "No", null));
  }
}
