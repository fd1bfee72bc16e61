package dev.switchboard.conversation.assistant;

import dev.switchboard.conversation.assistant.Dialogue.VisitRef;
import dev.switchboard.conversation.assistant.Dialogue.Wanted;
import dev.switchboard.conversation.language.Sentence;
import dev.switchboard.conversation.tool.Answers.Visit;
import dev.switchboard.conversation.tool.Booking;
import dev.switchboard.conversation.tool.ToolCall.CancelAppointment;
import dev.switchboard.conversation.tool.ToolCall.ConfirmAppointment;
import dev.switchboard.conversation.tool.ToolCall.ListAppointments;
import dev.switchboard.conversation.understanding.Intent;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Visits that stand: told, moved, cancelled, confirmed. */
final class Visits {
  private static final String BY_CUSTOMER = "asked by the customer";

  private Visits() {}

  static Step tell(Talk talk) {
    return upcoming(talk, visit -> Questions.again(yourVisit(talk, visit)));
  }

  static Step move(Talk talk) {
    return upcoming(talk, visit -> move(talk, visit));
  }

  static Step cancel(Talk talk) {
    return upcoming(talk, visit -> askWhetherToCancel(about(talk, visit)));
  }

  static Optional<Step> cancelSure(Talk talk) {
    @Nullable VisitRef visit = talk.dialogue().visit();
    boolean again = talk.reading().intent() == Intent.CANCEL;
    if (visit == null || (talk.reading().answer().isEmpty() && !again)) {
      return Optional.empty();
    }
    if (again) {
      return Optional.of(cancelled(talk, visit));
    }
    return talk.reading()
        .answer()
        .map(
            answer ->
                switch (answer) {
                  case YES -> cancelled(talk, visit);
                  case NO -> kept(talk, visit);
                });
  }

  /** The answer to a reminder (features.md S9). */
  static Optional<Step> reminded(Talk talk) {
    @Nullable VisitRef visit = talk.dialogue().visit();
    if (visit == null) {
      return Optional.empty();
    }
    Talk answered = reminderAnswered(talk);
    if (talk.reading().intent() == Intent.CANCEL) {
      return Optional.of(askWhetherToCancel(answered));
    }
    if (talk.reading().intent() == Intent.RESCHEDULE || !talk.reading().wish().isNone()) {
      return Optional.of(move(answered));
    }
    return talk.reading()
        .answer()
        .map(
            answer ->
                switch (answer) {
                  case YES -> confirmed(answered, visit);
                  case NO -> askWhetherToCancel(answered);
                });
  }

  private static Talk reminderAnswered(Talk talk) {
    Dialogue dialogue = talk.dialogue().asking(Asked.NONE);
    return talk.facts()
        .reminder()
        .map(it -> dialogue.remembering(dialogue.memory().answering(it.reminderId())))
        .map(talk::now)
        .orElseGet(() -> talk.now(dialogue));
  }

  private static Step confirmed(Talk talk, VisitRef visit) {
    return talk.after(
        new ConfirmAppointment(visit.appointmentId(), talk.facts().conversationId()),
        booking -> changed(talk, booking, visit, Sentence.CONFIRMED));
  }

  private static Step cancelled(Talk talk, VisitRef visit) {
    return talk.after(
        new CancelAppointment(visit.appointmentId(), BY_CUSTOMER, talk.facts().conversationId()),
        booking -> changed(gone(talk), booking, visit, Sentence.CANCELLED));
  }

  private static Step changed(Talk talk, Booking booking, VisitRef visit, Sentence done) {
    return switch (booking) {
      case Booking.Done it -> talk.say(done, talk.phrases().full(visit.startsAt())).done();
      case Booking.Taken taken -> gone(talk).say(Sentence.VISIT_GONE).done();
      case Booking.Refused refused -> gone(talk).say(Sentence.VISIT_GONE).done();
    };
  }

  private static Talk gone(Talk talk) {
    return talk.now(talk.dialogue().settled().about(null));
  }

  private static Step kept(Talk talk, VisitRef visit) {
    return talk.now(talk.dialogue().asking(Asked.NONE))
        .say(Sentence.KEPT, talk.phrases().full(visit.startsAt()))
        .done();
  }

  private static Step askWhetherToCancel(Talk talk) {
    return Questions.ask(talk.now(talk.dialogue().settled()), Asked.CANCEL_SURE);
  }

  private static Step move(Talk talk, Visit visit) {
    Wanted wanted =
        new Wanted(
            visit.serviceType(),
            talk.scene().said().words(),
            talk.reading().wish(),
            visit.appointmentId());
    return Offers.offer(about(talk, visit).wanting(wanted));
  }

  private static Talk yourVisit(Talk talk, Visit visit) {
    return about(talk, visit).say(Sentence.YOUR_VISIT, talk.phrases().full(visit.startsAt()));
  }

  private static Talk about(Talk talk, Visit visit) {
    return talk.now(talk.dialogue().about(VisitRef.of(visit)));
  }

  /** The visit in question if it still stands, else the next one. */
  private static Step upcoming(Talk talk, Function<Visit, Step> then) {
    @Nullable UUID customer = talk.facts().customer().id();
    if (customer == null) {
      return none(talk);
    }
    return talk.after(
        new ListAppointments(customer, talk.facts().now()),
        visits -> inQuestion(talk, visits.items()).map(then).orElseGet(() -> none(talk)));
  }

  private static Optional<Visit> inQuestion(Talk talk, List<Visit> visits) {
    @Nullable VisitRef known = talk.dialogue().visit();
    List<Visit> standing =
        visits.stream()
            .filter(visit -> visit.stands(talk.facts().now()))
            .sorted(Comparator.comparing(Visit::startsAt))
            .toList();
    return standing.stream()
        .filter(visit -> known != null && known.appointmentId().equals(visit.appointmentId()))
        .findFirst()
        .or(() -> standing.stream().findFirst());
  }

  private static Step none(Talk talk) {
    return Questions.ask(talk.say(Sentence.NO_VISIT), Asked.VISIT_WANTED);
  }
}
