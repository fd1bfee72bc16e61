package dev.switchboard.scheduling.transfer;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.Money;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.platform.phone.PhoneNumber;
import dev.switchboard.platform.phone.PhoneNumbers;
import dev.switchboard.scheduling.appointment.Takeover;
import dev.switchboard.scheduling.transfer.BusinessSetup.Service;
import dev.switchboard.scheduling.transfer.BusinessSetup.Technician;
import dev.switchboard.scheduling.transfer.Problem.Code;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows (features.md P10). What is over was carried out, unless the row says that it was
 * cancelled or that nobody was at home; what is to come stands, unless it was cancelled.
 *
 * @param service for rows that name none; null: they are refused
 */
record RowReader(BusinessSetup setup, Instant now, @Nullable String service) {
  private static final Duration LONGEST = Duration.ofHours(20);
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Duration FURTHEST = Duration.ofDays(5 * 366);
  private static final int MOST_TAGS = 20;
  private static final BigDecimal MOST_MINUTES = new BigDecimal("1200");
  private static final Set<String> QUOTES =
      Set.of("NONE", "QUOTED", "ACCEPTED", "DECLINED", "EXPIRED");

  Horizon horizon() {
    return new Horizon(now, setup.business().timeZone());
  }

  Reading read(SourceRow row) {
    Checked checked = new Checked(row);
    Optional<Reading> draft = draft(checked);
    return checked.problems().isEmpty()
        ? draft.orElseThrow()
        : new Reading.Refused(
            RowReport.invalid(
                row.number(), row.text(Field.EXTERNAL_ID).orElse(null), checked.problems()));
  }

  private Optional<Reading> draft(Checked row) {
    Optional<String> externalId = row.required(Field.EXTERNAL_ID, 300);
    Optional<Reading.Wanted> customer = customer(row);
    boolean emergency = row.read(Field.EMERGENCY, Texts::truth, Code.NOT_A_BOOLEAN).orElse(false);
    Optional<Service> done = service(row);
    Optional<Takeover.Time> time = time(row, done, emergency);
    Optional<AppointmentStatus> status = time.flatMap(at -> status(row, at));
    Optional<List<UUID>> technicians =
        time.flatMap(at -> done.flatMap(what -> technicians(row, at, what)));
    Details details = details(row);
    return customer.flatMap(
        whom ->
            technicians.map(
                who ->
                    new Reading.Draft(
                        row.number(),
                        externalId.orElse(""),
                        time.orElseThrow().startsAt(),
                        whom,
                        found ->
                            new Takeover(
                                Ids.next(),
                                externalId.orElseThrow(),
                                row.content(),
                                found,
                                status.orElseThrow(),
                                who,
                                time.orElseThrow(),
                                done.map(one -> new Takeover.Service(one.code(), one.name()))
                                    .orElseThrow(),
                                details.description(),
                                emergency,
                                details.leadSource(),
                                details.tags(),
                                details.value(),
                                details.reminded()))));
  }

  private Optional<Reading.Wanted> customer(Checked row) {
    Optional<UUID> id = row.read(Field.CUSTOMER_ID, Texts::id, Code.NOT_AN_ID);
    Optional<String> phone =
        row.read(
            Field.CUSTOMER_PHONE,
            text -> PhoneNumbers.parse(text, setup.business().country()).map(PhoneNumber::e164),
            Code.NOT_A_PHONE_NUMBER);
    if (row.isMissing(Field.CUSTOMER_ID) && row.isMissing(Field.CUSTOMER_PHONE)) {
      row.wrong(Field.CUSTOMER_PHONE, Code.REQUIRED);
    }
    Optional<String> address = row.text(Field.CUSTOMER_ADDRESS, 500);
    return row.required(Field.CUSTOMER_NAME, 200)
        .map(
            name ->
                new Reading.Wanted(
                    id.orElse(null), name, phone.orElse(null), address.orElse(null)));
  }

  private Optional<Service> service(Checked row) {
    if (row.isMissing(Field.SERVICE_TYPE) && service == null) {
      row.wrong(Field.SERVICE_TYPE, Code.REQUIRED);
      return Optional.empty();
    }
    return row.read(Field.SERVICE_TYPE, service, setup::service, Code.UNKNOWN_SERVICE_TYPE);
  }

  private Optional<Takeover.Time> time(Checked row, Optional<Service> done, boolean emergency) {
    ZoneId ours = setup.business().timeZone();
    ZoneId zone = row.read(Field.TIME_ZONE, Zones::named, Code.UNKNOWN_ZONE).orElse(ours);
    ZoneId endZone = row.read(Field.END_TIME_ZONE, Zones::named, Code.UNKNOWN_ZONE).orElse(zone);
    if (row.isMissing(Field.STARTS_AT)) {
      row.wrong(Field.STARTS_AT, Code.REQUIRED);
    }
    Optional<Instant> start =
        row.read(Field.STARTS_AT, text -> Texts.time(text, zone), Code.NOT_A_TIME);
    Optional<Instant> said =
        row.read(Field.ENDS_AT, text -> Texts.time(text, endZone), Code.NOT_A_TIME);
    Optional<Integer> minutes = minutes(row);
    Optional<Instant> end =
        said.or(
            () ->
                start.flatMap(
                    from ->
                        minutes
                            .or(() -> done.map(what -> what.minutes(emergency)))
                            .map(many -> from.plus(Duration.ofMinutes(many)))));
    return start.flatMap(from -> end.flatMap(to -> time(row, from, to, zone)));
  }

  private Optional<Takeover.Time> time(Checked row, Instant from, Instant to, ZoneId zone) {
    if (isOutOfRange(from, now)) {
      row.wrong(Field.STARTS_AT, Code.OUT_OF_RANGE);
      return Optional.empty();
    }
    if (!from.isBefore(to) || to.isAfter(from.plus(LONGEST))) {
      row.wrong(Field.ENDS_AT, Code.OUT_OF_RANGE);
      return Optional.empty();
    }
    ZoneId shown = zone instanceof ZoneOffset ? setup.business().timeZone() : zone;
    return Optional.of(new Takeover.Time(from, to, shown));
  }

  static boolean isOutOfRange(Instant start, Instant now) {
    return start.isBefore(FIRST) || start.isAfter(now.plus(FURTHEST));
  }

  private static Optional<Integer> minutes(Checked row) {
    return row.read(
        Field.DURATION_MINUTES,
        text ->
            Texts.number(text)
                .filter(number -> number.signum() > 0 && number.compareTo(MOST_MINUTES) <= 0)
                .filter(number -> number.stripTrailingZeros().scale() <= 0)
                .map(number -> number.intValue()),
        Code.NOT_A_NUMBER);
  }

  private Optional<AppointmentStatus> status(Checked row, Takeover.Time time) {
    boolean over = !time.endsAt().isAfter(now);
    AppointmentStatus said =
        row.read(Field.STATUS, Texts::status, Code.UNKNOWN_STATUS)
            .orElse(over ? AppointmentStatus.COMPLETED : AppointmentStatus.SCHEDULED);
    return switch (said) {
      case CANCELLED -> Optional.of(said);
      case COMPLETED, NO_SHOW -> over ? Optional.of(said) : notYet(row);
      case SCHEDULED, CONFIRMED, IN_PROGRESS, PENDING_RESCHEDULE ->
          Optional.of(over ? AppointmentStatus.COMPLETED : said);
    };
  }

  private static Optional<AppointmentStatus> notYet(Checked row) {
    row.wrong(Field.STATUS, Code.NOT_YET);
    return Optional.empty();
  }

  private Optional<List<UUID>> technicians(Checked row, Takeover.Time time, Service what) {
    boolean over = !time.endsAt().isAfter(now);
    if (!row.isMissing(Field.TECHNICIAN)) {
      return row.read(
              Field.TECHNICIAN, text -> setup.technician(text, over), Code.UNKNOWN_TECHNICIAN)
          .map(Technician::id)
          .map(List::of);
    }
    List<UUID> anybody = over ? List.of(setup.crew()) : setup.anybody(what);
    if (anybody.isEmpty()) {
      row.wrong(Field.TECHNICIAN, Code.REQUIRED);
    }
    return Optional.of(anybody).filter(some -> !some.isEmpty());
  }

  private Details details(Checked row) {
    List<String> tags =
        row.text(Field.TAGS, 1_000).stream()
            .flatMap(text -> Arrays.stream(text.split("[;,]")))
            .map(String::strip)
            .filter(tag -> !tag.isEmpty())
            .distinct()
            .limit(MOST_TAGS)
            .toList();
    return new Details(
        row.text(Field.DESCRIPTION, 2_000).orElse(null),
        row.text(Field.LEAD_SOURCE, 200).orElse(null),
        tags,
        value(row),
        row.read(Field.REMINDER_SENT, Texts::truth, Code.NOT_A_BOOLEAN).orElse(false));
  }

  private Takeover.Value value(Checked row) {
    Currency currency =
        row.read(Field.CURRENCY, Texts::currency, Code.UNKNOWN_CURRENCY)
            .orElseGet(() -> Currency.getInstance(setup.business().currency()));
    Optional<Money> estimated = money(row, Field.ESTIMATED_VALUE, currency);
    Optional<Money> quoted = money(row, Field.QUOTED_VALUE, currency);
    String quote =
        row.read(
                Field.QUOTE_STATUS,
                text -> Optional.of(text.toUpperCase(Locale.ROOT)).filter(QUOTES::contains),
                Code.UNKNOWN_STATUS)
            .orElse(quoted.isPresent() ? "QUOTED" : "NONE");
    return new Takeover.Value(currency, estimated.orElse(null), quoted.orElse(null), quote);
  }

  private static Optional<Money> money(Checked row, Field field, Currency currency) {
    return row.read(field, Texts::number, Code.NOT_A_NUMBER)
        .map(number -> new Money(number, currency));
  }

  private record Details(
      @Nullable String description,
      @Nullable String leadSource,
      List<String> tags,
      Takeover.Value value,
      boolean reminded) {}
}
