package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.conversation.HandoffRequested.Reason;
import dev.switchboard.conversation.assistant.Dialogue.Person;
import dev.switchboard.conversation.assistant.Dialogue.VisitRef;
import dev.switchboard.conversation.assistant.Dialogue.Wanted;
import dev.switchboard.conversation.language.Sentence;
import dev.switchboard.conversation.tool.Answers.Account;
import dev.switchboard.conversation.tool.Answers.Lookup;
import dev.switchboard.conversation.tool.Answers.Slot;
import dev.switchboard.conversation.tool.Answers.Visit;
import dev.switchboard.conversation.tool.Booking;
import dev.switchboard.conversation.tool.ToolCall.BookAppointment;
import dev.switchboard.conversation.tool.ToolCall.CustomerAccount;
import dev.switchboard.conversation.tool.ToolCall.RescheduleAppointment;
import dev.switchboard.conversation.understanding.Intent;
import dev.switchboard.conversation.understanding.Reading;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From "can you come?" to a visit that stands; and from one time to another. */
final class Bookings {
  private static final String LEAD_SOURCE = "WHATSAPP";

  /** What scheduling-service takes of a name; of an address or description, what people read. */
  private static final int LONGEST_NAME = 200;

  private static final int LONGEST_TEXT = 500;

  private Bookings() {}

  static Step begin(Talk talk) {
    return proceed(introduce(talk.wanting(wanted(talk))));
  }

  /** What is wanted by now: this message adds to what earlier ones said. */
  static Wanted wanted(Talk talk) {
    Wanted before = talk.dialogue().wanted();
    Reading reading = talk.reading();
    @Nullable String known = before.serviceType();
    String service =
        reading
            .serviceType()
            .orElseGet(() -> known == null ? talk.facts().business().generalService() : known);
    @Nullable String described = before.description();
    return new Wanted(
        service,
        described == null && describes(reading)
            ? talk.scene().said().words(LONGEST_TEXT)
            : described,
        Offers.merged(before.wish(), reading.wish()),
        null);
  }

  /** Yes or no to a visit, or at once when. */
  static Optional<Step> visitWanted(Talk talk) {
    if (talk.reading().intent() == Intent.PRICE) {
      return Optional.empty();
    }
    Talk talked = talk.now(talk.dialogue().asking(Asked.NONE));
    if (!talk.reading().wish().isNone()) {
      return Optional.of(begin(talked));
    }
    return talk.reading()
        .answer()
        .map(
            answer ->
                switch (answer) {
                  case YES -> begin(talked);
                  case NO -> drop(talked);
                });
  }

  /** The answer to who and where; also to either alone. */
  static Optional<Step> introduced(Talk talk) {
    Reading reading = talk.reading();
    if (reading.name().isEmpty() && reading.address().isEmpty()) {
      return reading.intent() == Intent.CANCEL ? Optional.of(drop(talk)) : Optional.empty();
    }
    Wanted wanted = talk.dialogue().wanted();
    Wanted still = wanted.at(Offers.merged(wanted.wish(), reading.wish()));
    return Optional.of(proceed(introduce(talk.wanting(still))));
  }

  /** Asks for what is missing, else offers times. */
  static Step proceed(Talk talk) {
    Talk known = recalled(talk);
    Person person = known.dialogue().person();
    if (person.address() != null) {
      return person.name() == null ? Questions.ask(known, Asked.NAME) : Offers.offer(known);
    }
    if (person.name() != null) {
      return Questions.ask(known, Asked.ADDRESS);
    }
    @Nullable String phone = known.facts().customer().phone();
    return phone != null && known.facts().business().isInternetProvider()
        ? ofAccount(known, phone)
        : Questions.ask(known, Asked.NAME_AND_ADDRESS);
  }

  static Step drop(Talk talk) {
    return talk.now(talk.dialogue().settled()).say(Sentence.DROPPED).done();
  }

  /** A time was chosen. */
  static Step take(Talk talk, Slot slot) {
    Wanted wanted = talk.dialogue().wanted();
    @Nullable UUID moving = wanted.moving();
    if (moving != null) {
      return talk.after(
          new RescheduleAppointment(
              moving, slot.startsAt(), slot.technicianId(), talk.facts().conversationId()),
          booking -> became(talk, booking));
    }
    @Nullable UUID customer = talk.facts().customer().id();
    @Nullable String service = wanted.serviceType();
    if (customer == null || service == null) {
      return talk.say(Sentence.CANNOT_DO_NOW).handOff(Reason.POLICY);
    }
    return talk.after(
        new BookAppointment(
            customer(talk, customer),
            service,
            slot.startsAt(),
            slot.technicianId(),
            wanted.description(),
            talk.facts().conversationId(),
            LEAD_SOURCE),
        booking -> became(talk, booking));
  }

  private static Step became(Talk talk, Booking booking) {
    return switch (booking) {
      case Booking.Done done -> stands(talk, done.visit());
      case Booking.Taken taken ->
          taken.alternatives().isEmpty()
              ? Offers.offer(talk.say(Sentence.SLOT_TAKEN))
              : Questions.ask(
                  talk.now(talk.dialogue().offering(taken.alternatives())).say(Sentence.SLOT_TAKEN),
                  Asked.WHICH_SLOT);
      case Booking.Refused refused ->
          talk.dialogue().wanted().moving() == null
              ? talk.say(Sentence.CANNOT_DO_NOW).handOff(Reason.TOOL_FAILED)
              : talk.now(talk.dialogue().settled().about(null)).say(Sentence.VISIT_GONE).done();
    };
  }

  private static Step stands(Talk talk, Visit visit) {
    String time = talk.phrases().full(visit.startsAt());
    boolean moved = talk.dialogue().wanted().moving() != null;
    @Nullable String address = talk.dialogue().person().address();
    Talk after = talk.now(talk.dialogue().settled().about(VisitRef.of(visit)));
    if (moved) {
      return after.say(Sentence.MOVED, time).done();
    }
    return address == null
        ? after.say(Sentence.BOOKED_NO_ADDRESS, time).done()
        : after.say(Sentence.BOOKED, time, address).done();
  }

  private static BookAppointment.Customer customer(Talk talk, UUID id) {
    Person person = talk.dialogue().person();
    return new BookAppointment.Customer(
        id,
        shortened(person.name(), LONGEST_NAME),
        talk.facts().customer().phone(),
        shortened(person.address(), LONGEST_TEXT));
  }

  /** Who has been here before is not asked again; a profile's name alone is not asked for twice. */
  private static Talk recalled(Talk talk) {
    Person person = talk.dialogue().person();
    Facts.Customer customer = talk.facts().customer();
    @Nullable String address = person.address() == null ? customer.address() : person.address();
    @Nullable String name =
        person.name() == null && address != null ? customer.name() : person.name();
    return talk.now(talk.dialogue().with(person.with(name, address)));
  }

  /** A provider knows where its customers live. */
  private static Step ofAccount(Talk talk, String phone) {
    return talk.after(
        CustomerAccount.ofPhone(phone),
        accounts ->
            accounts.result() == Lookup.FOUND && accounts.account() != null
                ? ofAccount(talk, accounts.account())
                : Questions.ask(talk, Asked.NAME_AND_ADDRESS),
        () -> Questions.ask(talk, Asked.NAME_AND_ADDRESS));
  }

  private static Step ofAccount(Talk talk, Account account) {
    Person person = talk.dialogue().person().with(account.name(), account.address());
    Talk known = talk.now(talk.dialogue().with(person));
    if (person.address() == null) {
      return Questions.ask(known, Asked.ADDRESS);
    }
    return person.name() == null ? Questions.ask(known, Asked.NAME) : Offers.offer(known);
  }

  /** Notes a name and an address that were said on the way. */
  private static Talk introduce(Talk talk) {
    Reading reading = talk.reading();
    Person person = talk.dialogue().person();
    return talk.now(
        talk.dialogue()
            .with(person.with(reading.name().orElse(null), reading.address().orElse(null))));
  }

  /** A "yes" or "how much?" says nothing about the work. */
  private static boolean describes(Reading reading) {
    return switch (reading.intent()) {
      case BOOK, OUTAGE -> true;
      case NONE -> reading.serviceType().isPresent();
      case GREETING, THANKS, ACCOUNT, RESCHEDULE, CANCEL, VISITS, PRICE, AGENT -> false;
    };
  }

  private static @Nullable String shortened(@Nullable String words, int most) {
    return words == null ? null : Said.shortened(words, most);
  }
}
