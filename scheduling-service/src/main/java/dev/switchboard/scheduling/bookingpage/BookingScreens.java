package dev.switchboard.scheduling.bookingpage;

import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.availability.OfferedService;
import dev.switchboard.scheduling.availability.Slot;
import dev.switchboard.scheduling.bookingpage.Details.Field;
import dev.switchboard.scheduling.bookingpage.Screens.Form;
import dev.switchboard.scheduling.bookingpage.Screens.Hidden;
import dev.switchboard.scheduling.bookingpage.Screens.Line;
import dev.switchboard.scheduling.bookingpage.Screens.Link;
import dev.switchboard.scheduling.bookingpage.TimeFlowService.TimesQuery;
import dev.switchboard.scheduling.bookingpage.VisitorService.Guest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stands on the pages of a booking. */
@ApplicationScoped
class BookingScreens {
  private static final int LONG_MINUTES = 90;
  private static final Duration HOUR = Duration.ofHours(1);

  private final Links links;
  private final BusinessClock clock;

  BookingScreens(Links links, BusinessClock clock) {
    this.links = links;
    this.clock = clock;
  }

  Screens.Services services(Guest guest, List<OfferedService> offered) {
    return new Screens.Services(
        guest.frame(
            Address.services(guest.shop().slug()).with("utm_campaign", guest.visitor().campaign())),
        offered.stream()
            .map(
                service ->
                    new Screens.ServiceLine(
                        service.name(),
                        length(service.duration(), guest.language()),
                        Address.times(guest.shop().slug())
                            .with("service", service.code())
                            .by(guest.visitor())))
            .toList());
  }

  Screens.Times times(
      Guest guest, TimesQuery query, OfferedService service, FreeTimes free, LocalDate today) {
    Language language = guest.language();
    List<String> notes = new ArrayList<>();
    notes.add(Word.TIMES_IN.in(language, language.zone(guest.shop().zone())));
    if (!free.days().isEmpty()) {
      notes.add(Word.HOLD_TEXT.in(language));
    } else {
      notes.add((free.later() == null ? Word.NO_TIMES_AT_ALL : Word.NO_TIMES).in(language));
    }
    return new Screens.Times(
        guest.frame(
            timesOf(guest, service, query.hold())
                .with("from", query.from())
                .with("utm_campaign", guest.visitor().campaign())),
        Word.STEP.in(language, "2"),
        Word.CHOOSE_TIME.in(language),
        service.name(),
        notes,
        free.lines(language, guest.shop().zone()),
        holding(guest, service, query.hold()),
        page(guest, service, query.hold(), free.earlier(today)),
        page(guest, service, query.hold(), free.later()),
        new Link(
            Address.services(guest.shop().slug()).by(guest.visitor()),
            Word.OTHER_SERVICE.in(language)));
  }

  Screens.Times lost(Guest guest, OfferedService service, List<Slot> alternatives) {
    Language language = guest.language();
    ZoneId zone = guest.shop().zone();
    return new Screens.Times(
        guest.frame(timesOf(guest, service, null)),
        Word.STEP.in(language, "2"),
        Word.LOST.in(language),
        service.name(),
        List.of(
            (alternatives.isEmpty() ? Word.LOST_NONE : Word.LOST_TEXT).in(language),
            Word.TIMES_IN.in(language, language.zone(zone))),
        FreeTimes.lines(alternatives, zone, language),
        holding(guest, service, null),
        null,
        null,
        new Link(timesOf(guest, service, null).by(guest.visitor()), Word.ALL_TIMES.in(language)));
  }

  Screens.Personal personal(
      Guest guest,
      SignedLink hold,
      OfferedService service,
      Details details,
      List<Details.FieldError> errors,
      @Nullable Notice failure) {
    Language language = guest.language();
    Chosen chosen = Chosen.read(hold.detail());
    String token = links.again(hold);
    return new Screens.Personal(
        guest.frame(Address.details(guest.shop().slug()).with("hold", token)),
        List.of(
            new Line(Word.SERVICE.in(language), service.name()),
            new Line(
                Word.WHEN.in(language), when(chosen.startsAt(), guest.shop().zone(), language))),
        kept(chosen, guest),
        fields(details, errors, language),
        failure == null
            ? null
            : new Screens.News(failure.title().in(language), failure.text().in(language)),
        Word.PRIVACY.in(language, guest.shop().name()),
        new Form(
            Address.details(guest.shop().slug()).in(guest.visitor()),
            List.of(new Hidden("hold", token), form(guest))),
        new Link(
            timesOf(guest, service, token)
                .with("utm_campaign", chosen.campaign())
                .in(guest.visitor()),
            Word.OTHER_TIME.in(language)));
  }

  private String kept(Chosen chosen, Guest guest) {
    Language language = guest.language();
    Instant now = clock.now();
    if (!now.isBefore(chosen.heldUntil())) {
      return Word.KEPT_NO_MORE.in(language);
    }
    long minutes = Duration.between(now, chosen.heldUntil()).plusSeconds(59).toMinutes();
    return Word.KEPT_UNTIL.in(
        language, language.time(chosen.heldUntil(), guest.shop().zone()), minutes);
  }

  private Form holding(Guest guest, OfferedService service, @Nullable String hold) {
    List<Hidden> hidden = new ArrayList<>();
    hidden.add(new Hidden("service", service.code()));
    hidden.add(form(guest));
    if (hold != null) {
      hidden.add(new Hidden("hold", hold));
    }
    return new Form(Address.times(guest.shop().slug()).by(guest.visitor()), hidden);
  }

  private Hidden form(Guest guest) {
    return new Hidden("form", links.form(guest.tenant()));
  }

  private static @Nullable String page(
      Guest guest, OfferedService service, @Nullable String hold, @Nullable LocalDate from) {
    return from == null
        ? null
        : timesOf(guest, service, hold).with("from", from.toString()).by(guest.visitor());
  }

  private static Address timesOf(Guest guest, OfferedService service, @Nullable String hold) {
    return Address.times(guest.shop().slug()).with("service", service.code()).with("hold", hold);
  }

  /** {@code Wednesday 25 November 2026, 10:00 (British Time)}. */
  static String when(Instant startsAt, ZoneId zone, Language language) {
    return "%s, %s · %s"
        .formatted(
            language.date(startsAt, zone), language.time(startsAt, zone), language.zone(zone));
  }

  private static String length(Duration duration, Language language) {
    if (duration.equals(HOUR)) {
      return Word.ABOUT_AN_HOUR.in(language);
    }
    if (duration.toMinutes() > LONG_MINUTES && duration.toMinutesPart() == 0) {
      return Word.ABOUT_HOURS.in(language, duration.toHours());
    }
    return Word.ABOUT_MINUTES.in(language, duration.toMinutes());
  }

  private static List<Screens.FieldLine> fields(
      Details details, List<Details.FieldError> errors, Language language) {
    return List.of(
        field(Field.NAME, "text", "name", details.name(), null, errors, language),
        field(Field.PHONE, "tel", "tel", details.phone(), Word.PHONE_HINT, errors, language),
        field(Field.ADDRESS, "text", "street-address", details.address(), null, errors, language),
        field(Field.EMAIL, "email", "email", details.email(), null, errors, language),
        field(Field.NOTE, "textarea", "off", details.note(), Word.NOTE_HINT, errors, language));
  }

  private static Screens.FieldLine field(
      Field field,
      String type,
      String autocomplete,
      String value,
      @Nullable Word hint,
      List<Details.FieldError> errors,
      Language language) {
    return new Screens.FieldLine(
        field.name().toLowerCase(Locale.ROOT),
        type,
        autocomplete,
        field.label().in(language),
        field == Field.EMAIL || field == Field.NOTE,
        value,
        hint == null ? null : hint.in(language),
        errors.stream()
            .filter(error -> error.field() == field)
            .map(error -> error.why().in(language))
            .findFirst()
            .orElse(null));
  }
}
