package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.conversation.HandoffRequested.Reason;
import dev.switchboard.conversation.assistant.Dialogue.Wanted;
import dev.switchboard.conversation.language.Sentence;
import dev.switchboard.conversation.tool.Answers.Slot;
import dev.switchboard.conversation.tool.ToolCall.FindSlots;
import dev.switchboard.conversation.understanding.Answer;
import dev.switchboard.conversation.understanding.DayPart;
import dev.switchboard.conversation.understanding.Intent;
import dev.switchboard.conversation.understanding.Wish;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times offered, narrowed and chosen. */
final class Offers {
  private Offers() {}

  /** Three times that fit the wish, else the nearest, else a person's business. */
  static Step offer(Talk talk) {
    Wish wish = talk.dialogue().wanted().wish();
    return talk.after(
        search(talk, wish),
        found ->
            found.slots().isEmpty() && !wish.isNone()
                ? nearest(talk, wish)
                : present(talk, found.slots()));
  }

  /** An answer to what was offered; empty when the message is about something else. */
  static Optional<Step> answered(Talk talk) {
    Optional<Slot> chosen = chosen(talk);
    if (chosen.isPresent()) {
      return Optional.of(Bookings.take(talk, chosen.get()));
    }
    if (Questions.isOfOffer(talk.scene().said().pressed())) {
      return Optional.of(Questions.again(talk.say(Sentence.OTHER_OFFER)));
    }
    Wish wish = talk.reading().wish();
    if (!wish.isNone() && talk.reading().intent() != Intent.PRICE) {
      Wanted wanted = talk.dialogue().wanted();
      return Optional.of(offer(talk.wanting(wanted.at(merged(wanted.wish(), wish)))));
    }
    if (talk.reading().intent() == Intent.CANCEL) {
      return talk.dialogue().wanted().moving() == null
          ? Optional.of(Bookings.drop(talk))
          : Optional.empty();
    }
    return talk.reading().answer().map(answer -> plain(talk, answer));
  }

  /** A later wish counts for what it says; a time of day alone keeps the day of the earlier one. */
  static Wish merged(Wish before, Wish now) {
    if (now.isNone()) {
      return before;
    }
    return now.from() == null
        ? new Wish(before.from(), before.to(), now.dayPart(), now.earliest(), now.latest())
        : now;
  }

  /** A yes to one time takes it; a yes to three says nothing, a no asks for another wish. */
  private static Step plain(Talk talk, Answer answer) {
    return switch (answer) {
      case YES ->
          talk.dialogue().asked() == Asked.SLOT_SURE
              ? Bookings.take(talk, talk.dialogue().offer().slots().getFirst())
              : Questions.again(talk);
      case NO -> {
        Wanted wanted = talk.dialogue().wanted();
        yield Questions.ask(talk.wanting(wanted.at(Wish.NONE)), Asked.WHEN);
      }
    };
  }

  private static Optional<Slot> chosen(Talk talk) {
    Dialogue dialogue = talk.dialogue();
    List<Slot> slots = dialogue.asked() == Asked.WHEN ? List.of() : dialogue.offer().slots();
    Optional<Slot> pressed = Questions.pressed(dialogue, talk.scene().said().pressed());
    if (pressed.isPresent()) {
      return pressed;
    }
    int place = talk.reading().choice().orElse(0);
    if (place >= 1 && place <= slots.size()) {
      return Optional.of(slots.get(place - 1));
    }
    return byTime(talk, slots);
  }

  /** "The one at three": chosen when it is one of those offered and no other. */
  private static Optional<Slot> byTime(Talk talk, List<Slot> slots) {
    Wish wish = talk.reading().wish();
    if (wish.earliest() == null || !wish.earliest().equals(wish.latest())) {
      return Optional.empty();
    }
    List<Slot> meant = slots.stream().filter(slot -> fits(talk, wish, slot)).toList();
    return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
  }

  private static boolean fits(Talk talk, Wish wish, Slot slot) {
    ZonedDateTime local = slot.startsAt().atZone(talk.facts().business().zone());
    @Nullable LocalDate from = wish.from();
    @Nullable LocalDate to = wish.to();
    return local.toLocalTime().equals(wish.earliest())
        && (from == null || !local.toLocalDate().isBefore(from))
        && (to == null || !local.toLocalDate().isAfter(to));
  }

  private static Step nearest(Talk talk, Wish wish) {
    Wish wider = new Wish(wish.from(), wish.from(), null, null, null);
    FindSlots thatDay = search(talk, wider);
    boolean widerThatDay = wish.from() != null && !wider.equals(wish);
    if (!widerThatDay) {
      return soonest(talk, wish);
    }
    return talk.after(
        thatDay,
        found ->
            found.slots().isEmpty()
                ? soonest(talk, wish)
                : present(unspecific(talk).say(Sentence.NO_SUCH_TIME), found.slots()));
  }

  /** From the day of the wish on, at any time. */
  private static Step soonest(Talk talk, Wish wish) {
    FindSlots open = search(talk, new Wish(wish.from(), wish.to(), null, null, null), true);
    return talk.after(
        open, found -> present(unspecific(talk).say(Sentence.NO_SUCH_TIME), found.slots()));
  }

  private static Talk unspecific(Talk talk) {
    return talk.wanting(talk.dialogue().wanted().at(Wish.NONE));
  }

  private static Step present(Talk talk, List<Slot> slots) {
    if (slots.isEmpty()) {
      return talk.say(Sentence.NO_TIMES).handOff(Reason.POLICY);
    }
    Talk offering = talk.now(talk.dialogue().offering(slots));
    Wanted wanted = talk.dialogue().wanted();
    if (slots.size() > 1) {
      boolean saidWhy = talk.lines().contains(Sentence.NO_SUCH_TIME.in(talk.language()));
      Sentence lead = wanted.moving() == null ? Sentence.TIMES : Sentence.TIMES_TO_MOVE;
      return Questions.ask(saidWhy ? offering : offering.say(lead), Asked.WHICH_SLOT);
    }
    return wanted.moving() != null && isExact(wanted.wish())
        ? Bookings.take(offering, slots.getFirst())
        : Questions.ask(offering, Asked.SLOT_SURE);
  }

  /** One day and one time: there is nothing left to choose. */
  private static boolean isExact(Wish wish) {
    return wish.from() != null
        && wish.from().equals(wish.to())
        && wish.earliest() != null
        && wish.earliest().equals(wish.latest());
  }

  private static FindSlots search(Talk talk, Wish wish) {
    return search(talk, wish, false);
  }

  /**
   * @param openEnded whether the last day of the wish does not count
   */
  private static FindSlots search(Talk talk, Wish wish, boolean openEnded) {
    Wanted wanted = talk.dialogue().wanted();
    @Nullable DayPart part = wish.dayPart();
    @Nullable LocalDate to = wish.to();
    return new FindSlots(
        Objects.requireNonNullElse(wanted.serviceType(), talk.facts().business().generalService()),
        from(talk, wish.from()),
        openEnded || to == null ? null : midnight(talk, to.plusDays(1)),
        part == null ? null : part.name(),
        wish.earliest(),
        wish.latest(),
        wanted.moving());
  }

  /** Today's beginning is past: it is left to the tenant's lead time. */
  private static @Nullable Instant from(Talk talk, @Nullable LocalDate day) {
    if (day == null) {
      return null;
    }
    Instant begin = midnight(talk, day);
    return begin.isAfter(talk.facts().now()) ? begin : null;
  }

  private static Instant midnight(Talk talk, LocalDate day) {
    return day.atStartOfDay(talk.facts().business().zone()).toInstant();
  }
}
