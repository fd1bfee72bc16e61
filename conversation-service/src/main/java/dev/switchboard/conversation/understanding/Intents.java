package dev.switchboard.conversation.understanding;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a message asks for. */
final class Intents {
  private static final String INTERNET = "isp";

  private final Setting setting;
  private final List<Phrases.Hit<IntentWord>> hits;
  private final Set<IntentWord> said = EnumSet.noneOf(IntentWord.class);

  Intents(Words words, Setting setting) {
    this.setting = setting;
    this.hits = meant(IntentWord.phrases().everywhere(words));
    hits.forEach(hit -> said.add(hit.value()));
    if (says(IntentWord.DONT_COME)) {
      said.remove(IntentWord.REQUEST);
    }
  }

  /** "I want to cancel my visit" wants a visit only at first sight: phrases overlap here. */
  private List<Phrases.Hit<IntentWord>> meant(List<Phrases.Hit<IntentWord>> found) {
    List<Phrases.Hit<IntentWord>> meant = new ArrayList<>();
    int nothingUntil = 0;
    for (Phrases.Hit<IntentWord> hit : found) {
      if (hit.value() == IntentWord.NOTHING) {
        nothingUntil = Math.max(nothingUntil, hit.to());
      } else if (hit.from() >= nothingUntil && isOfVertical(hit.value())) {
        meant.add(hit);
      }
    }
    return meant;
  }

  private boolean isOfVertical(IntentWord word) {
    return word != IntentWord.OUTAGE || isInternet(setting);
  }

  static boolean isInternet(Setting setting) {
    return setting.vertical().equals(INTERNET);
  }

  boolean says(IntentWord word) {
    return said.contains(word);
  }

  List<Phrases.Hit<IntentWord>> hits() {
    return hits;
  }

  /**
   * @param problem whether the message names something a visit puts right
   */
  Intent read(boolean problem) {
    for (IntentWord word : said) {
      Intent intent = of(word);
      boolean less = intent == Intent.THANKS || intent == Intent.GREETING;
      if (intent != Intent.NONE && !(less && problem)) {
        return intent;
      }
    }
    return problem ? Intent.BOOK : Intent.NONE;
  }

  private Intent of(IntentWord word) {
    return switch (word) {
      case AGENT -> Intent.AGENT;
      case RESCHEDULE -> Intent.RESCHEDULE;
      case CANCEL -> Intent.CANCEL;
      case VISITS -> Intent.VISITS;
      case OUTAGE -> Intent.OUTAGE;
      case ACCOUNT -> Intent.ACCOUNT;
      case PRICE -> Intent.PRICE;
      case BOOK -> Intent.BOOK;
      case REQUEST -> asksForVisit() ? Intent.BOOK : Intent.NONE;
      case DONT_COME -> isBooking() ? Intent.NONE : Intent.CANCEL;
      case CANNOT -> setting.question() == Question.NONE ? Intent.RESCHEDULE : Intent.NONE;
      case OTHER_DAY -> isBooking() ? Intent.NONE : Intent.RESCHEDULE;
      case THANKS -> Intent.THANKS;
      case GREETING -> Intent.GREETING;
      case NOTHING -> Intent.NONE;
    };
  }

  /** In the middle of a booking "can you come at three?" only answers. */
  private boolean asksForVisit() {
    return switch (setting.question()) {
      case NONE, VISIT_WANTED, EMERGENCY_SURE -> true;
      case WHEN, WHICH_SLOT, NAME, ADDRESS, NAME_AND_ADDRESS, CANCEL_SURE, REMINDER, OFFER -> false;
    };
  }

  private boolean isBooking() {
    return switch (setting.question()) {
      case VISIT_WANTED, WHEN, WHICH_SLOT, NAME, ADDRESS, NAME_AND_ADDRESS, OFFER, EMERGENCY_SURE ->
          true;
      case NONE, CANCEL_SURE, REMINDER -> false;
    };
  }
}
