package dev.switchboard.conversation.assistant;

import static java.util.Objects.requireNonNullElse;

import dev.switchboard.conversation.language.Language;
import dev.switchboard.conversation.tool.Answers.Slot;
import dev.switchboard.conversation.tool.Answers.Visit;
import dev.switchboard.conversation.understanding.Wish;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation stands for the assistant. Stored as JSON between turns: a member that an
 * older version did not write is absent, and then empty. It may take 16 KiB (features.md D5), and a
 * message may be longer: what is kept of one is shortened.
 *
 * @param visit the one last booked, or in question
 */
record Dialogue(
    Asked asked,
    Wanted wanted,
    Offer offer,
    @Nullable VisitRef visit,
    Person person,
    Memory memory) {
  static final Dialogue NEW =
      new Dialogue(Asked.NONE, Wanted.NOTHING, Offer.NONE, null, Person.UNKNOWN, Memory.NONE);

  Dialogue {
    asked = requireNonNullElse(asked, Asked.NONE);
    wanted = requireNonNullElse(wanted, Wanted.NOTHING);
    offer = requireNonNullElse(offer, Offer.NONE);
    person = requireNonNullElse(person, Person.UNKNOWN);
    memory = requireNonNullElse(memory, Memory.NONE);
  }

  /**
   * The visit that is wanted.
   *
   * @param moving the visit to be moved; absent for a new one
   * @param description in the customer's words
   */
  record Wanted(
      @Nullable String serviceType,
      @Nullable String description,
      Wish wish,
      @Nullable UUID moving) {
    static final Wanted NOTHING = new Wanted(null, null, Wish.NONE, null);

    Wanted {
      wish = requireNonNullElse(wish, Wish.NONE);
    }

    boolean isNothing() {
      return serviceType == null;
    }

    Wanted at(Wish when) {
      return new Wanted(serviceType, description, when, moving);
    }
  }

  /**
   * The times offered last.
   *
   * @param version tells a button of this offer from one of an older offer
   */
  record Offer(int version, List<Slot> slots) {
    static final Offer NONE = new Offer(0, List.of());

    Offer {
      slots = slots == null ? List.of() : List.copyOf(slots);
    }

    Offer next(List<Slot> free) {
      return new Offer(version + 1, free);
    }
  }

  /** A visit that stands. */
  record VisitRef(UUID appointmentId, Instant startsAt) {
    static VisitRef of(Visit visit) {
      return new VisitRef(visit.appointmentId(), visit.startsAt());
    }
  }

  /** What the customer said of himself, or his account does. */
  record Person(@Nullable String name, @Nullable String address, @Nullable Language language) {
    static final Person UNKNOWN = new Person(null, null, null);

    Person speaking(Language spoken) {
      return new Person(name, address, spoken);
    }

    /** With what is absent left as it is. */
    Person with(@Nullable String toldName, @Nullable String toldAddress) {
      return new Person(
          toldName == null ? name : toldName,
          toldAddress == null ? address : toldAddress,
          language);
    }

    /** Shows no person. */
    @Override
    public String toString() {
      return "Person[]";
    }
  }

  /** What is said, or asked, only once. */
  enum Once {
    UNREADABLE,
    DOCUMENT,
    THANKS,
    SAFETY
  }

  /** A message put aside until an emergency is ruled out, and what was asked before it. */
  record SetAside(String text, Asked asked) {}

  /**
   * What happened so far.
   *
   * @param misses how many messages in a row were not understood
   * @param understood the {@link Scene#wording} of the last message that was
   * @param reminderAnswered the reminder whose question has had its answer
   * @param offerAnswered the same of an offer of time that was given up
   */
  record Memory(
      int misses,
      @Nullable UUID understood,
      Set<Once> done,
      @Nullable SetAside setAside,
      @Nullable UUID reminderAnswered,
      @Nullable UUID offerAnswered) {
    static final Memory NONE = new Memory(0, null, Set.of(), null, null, null);

    Memory {
      done = done == null ? Set.of() : Set.copyOf(done);
    }

    Memory understanding(UUID wording) {
      return new Memory(0, wording, done, setAside, reminderAnswered, offerAnswered);
    }

    /** One more message that was not understood, after what was remembered before it. */
    Memory missing(Memory before) {
      return new Memory(
          before.misses + 1, before.understood, done, setAside, reminderAnswered, offerAnswered);
    }

    Memory doing(Once what) {
      Set<Once> all = EnumSet.of(what);
      all.addAll(done);
      return new Memory(misses, understood, all, setAside, reminderAnswered, offerAnswered);
    }

    Memory puttingAside(@Nullable SetAside message) {
      return new Memory(misses, understood, done, message, reminderAnswered, offerAnswered);
    }

    Memory answering(UUID reminder) {
      return new Memory(misses, understood, done, setAside, reminder, offerAnswered);
    }

    Memory answeringOffer(UUID offer) {
      return new Memory(misses, understood, done, setAside, reminderAnswered, offer);
    }
  }

  boolean has(Once what) {
    return memory.done().contains(what);
  }

  Dialogue asking(Asked what) {
    return new Dialogue(what, wanted, offer, visit, person, memory);
  }

  Dialogue wanting(Wanted what) {
    return new Dialogue(asked, what, offer, visit, person, memory);
  }

  Dialogue offering(List<Slot> slots) {
    return new Dialogue(asked, wanted, offer.next(slots), visit, person, memory);
  }

  Dialogue about(@Nullable VisitRef which) {
    return new Dialogue(asked, wanted, offer, which, person, memory);
  }

  Dialogue with(Person who) {
    return new Dialogue(asked, wanted, offer, visit, who, memory);
  }

  Dialogue remembering(Memory what) {
    return new Dialogue(asked, wanted, offer, visit, person, what);
  }

  /** Nothing is wanted or asked any more. */
  Dialogue settled() {
    return asking(Asked.NONE).wanting(Wanted.NOTHING).offering(List.of());
  }
}
