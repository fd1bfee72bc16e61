package dev.switchboard.scheduling.bookingpage;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.appointment.SelfVisit;
import dev.switchboard.scheduling.availability.Slot;
import dev.switchboard.scheduling.bookingpage.Screens.Form;
import dev.switchboard.scheduling.bookingpage.Screens.Hidden;
import dev.switchboard.scheduling.bookingpage.Screens.Line;
import dev.switchboard.scheduling.bookingpage.Screens.Link;
import dev.switchboard.scheduling.bookingpage.VisitorService.Guest;
import dev.switchboard.scheduling.bookingpage.VisitorService.Invited;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands on the pages of a visit that was booked. */
@ApplicationScoped
class VisitScreens {
  private final Links links;
  private final BusinessClock clock;

  VisitScreens(Links links, BusinessClock clock) {
    this.links = links;
    this.clock = clock;
  }

  Screens.Visit visit(Invited invited, SelfVisit visit, Optional<VisitNews> news) {
    Guest guest = invited.guest();
    Language language = guest.language();
    boolean open = visit.isOpen(clock.now());
    Word status = status(visit.status());
    return new Screens.Visit(
        guest.frame(Address.visit(invited.token())),
        news(visit, news, language),
        status.in(language),
        status.lowerCase(),
        lines(visit, language),
        open ? Address.visitTimes(invited.token()).in(guest.visitor()) : null,
        open ? Address.visitCancel(invited.token()).in(guest.visitor()) : null,
        Address.services(guest.shop().slug()).in(guest.visitor()));
  }

  /** A cancelled one says so whatever its address says. */
  private static Screens.@Nullable News news(
      SelfVisit visit, Optional<VisitNews> news, Language language) {
    if (visit.status() == AppointmentStatus.CANCELLED) {
      return new Screens.News(Word.CANCELLED.in(language), Word.CANCELLED_TEXT.in(language));
    }
    return news.map(one -> one.in(language)).orElse(null);
  }

  Screens.Cancel cancel(Invited invited, SelfVisit visit) {
    Guest guest = invited.guest();
    return new Screens.Cancel(
        guest.frame(Address.visitCancel(invited.token())),
        lines(visit, guest.language()),
        new Form(Address.visitCancel(invited.token()).in(guest.visitor()), List.of(form(guest))),
        back(invited, Word.CANCEL_NO));
  }

  Screens.Times times(Invited invited, SelfVisit visit, FreeTimes free, LocalDate today) {
    Language language = invited.guest().language();
    ZoneId zone = visit.zone();
    List<String> notes = new ArrayList<>();
    notes.add(
        Word.MOVE_TEXT.in(
            language,
            language.date(visit.startsAt(), zone),
            language.time(visit.startsAt(), zone)));
    notes.add(Word.MOVE_KEEPS.in(language));
    notes.add(Word.TIMES_IN.in(language, language.zone(invited.guest().shop().zone())));
    if (free.days().isEmpty()) {
      notes.add((free.later() == null ? Word.NO_TIMES_AT_ALL : Word.NO_TIMES).in(language));
    }
    return screen(
        invited,
        visit,
        Word.MOVE_TITLE,
        notes,
        free.lines(language, invited.guest().shop().zone()),
        page(invited, free.earlier(today)),
        page(invited, free.later()));
  }

  Screens.Times lost(Invited invited, SelfVisit visit, List<Slot> alternatives) {
    Language language = invited.guest().language();
    ZoneId zone = invited.guest().shop().zone();
    return screen(
        invited,
        visit,
        Word.LOST,
        List.of(
            (alternatives.isEmpty() ? Word.LOST_NONE : Word.LOST_TEXT).in(language),
            Word.MOVE_KEEPS.in(language),
            Word.TIMES_IN.in(language, language.zone(zone))),
        FreeTimes.lines(alternatives, zone, language),
        null,
        page(invited, LocalDate.ofInstant(clock.now(), zone)));
  }

  private Screens.Times screen(
      Invited invited,
      SelfVisit visit,
      Word title,
      List<String> notes,
      List<Screens.DayLine> days,
      @Nullable String earlier,
      @Nullable String later) {
    Guest guest = invited.guest();
    return new Screens.Times(
        guest.frame(Address.visitTimes(invited.token())),
        null,
        title.in(guest.language()),
        visit.serviceName(),
        notes,
        days,
        new Form(Address.visitTimes(invited.token()).in(guest.visitor()), List.of(form(guest))),
        earlier,
        later,
        back(invited, Word.BACK_TO_VISIT));
  }

  private static Link back(Invited invited, Word text) {
    return new Link(
        Address.visit(invited.token()).in(invited.guest().visitor()),
        text.in(invited.guest().language()));
  }

  private static @Nullable String page(Invited invited, @Nullable LocalDate from) {
    return from == null
        ? null
        : Address.visitTimes(invited.token())
            .with("from", from.toString())
            .in(invited.guest().visitor());
  }

  private Hidden form(Guest guest) {
    return new Hidden("form", links.form(guest.tenant()));
  }

  private static List<Line> lines(SelfVisit visit, Language language) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(Word.SERVICE.in(language), visit.serviceName()));
    lines.add(
        new Line(
            Word.WHEN.in(language), BookingScreens.when(visit.startsAt(), visit.zone(), language)));
    String address = visit.customer().address();
    if (address != null) {
      lines.add(new Line(Word.WHERE.in(language), address));
    }
    lines.add(new Line(Word.FOR.in(language), visit.customer().name()));
    return lines;
  }

  private static Word status(AppointmentStatus status) {
    return switch (status) {
      case SCHEDULED -> Word.STATUS_BOOKED;
      case CONFIRMED -> Word.STATUS_CONFIRMED;
      case PENDING_RESCHEDULE -> Word.STATUS_PENDING;
      case IN_PROGRESS -> Word.STATUS_STARTED;
      case COMPLETED -> Word.STATUS_DONE;
      case NO_SHOW -> Word.STATUS_MISSED;
      case CANCELLED -> Word.STATUS_CANCELLED;
    };
  }
}
