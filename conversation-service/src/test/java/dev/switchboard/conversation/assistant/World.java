package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.Ids;
import dev.switchboard.conversation.tool.Answers.Account;
import dev.switchboard.conversation.tool.Answers.Accounts;
import dev.switchboard.conversation.tool.Answers.Connection;
import dev.switchboard.conversation.tool.Answers.Line;
import dev.switchboard.conversation.tool.Answers.Lookup;
import dev.switchboard.conversation.tool.Answers.Place;
import dev.switchboard.conversation.tool.Answers.Service;
import dev.switchboard.conversation.tool.Answers.Services;
import dev.switchboard.conversation.tool.Answers.Slot;
import dev.switchboard.conversation.tool.Answers.Slots;
import dev.switchboard.conversation.tool.Answers.Visit;
import dev.switchboard.conversation.tool.Answers.Visits;
import dev.switchboard.conversation.tool.Booking;
import dev.switchboard.conversation.tool.OfferAnswer;
import dev.switchboard.conversation.tool.ToolCall;
import dev.switchboard.conversation.tool.ToolCall.AcceptOffer;
import dev.switchboard.conversation.tool.ToolCall.BookAppointment;
import dev.switchboard.conversation.tool.ToolCall.CancelAppointment;
import dev.switchboard.conversation.tool.ToolCall.ConfirmAppointment;
import dev.switchboard.conversation.tool.ToolCall.ConnectionStatus;
import dev.switchboard.conversation.tool.ToolCall.CustomerAccount;
import dev.switchboard.conversation.tool.ToolCall.DeclineOffer;
import dev.switchboard.conversation.tool.ToolCall.FindSlots;
import dev.switchboard.conversation.tool.ToolCall.ListAppointments;
import dev.switchboard.conversation.tool.ToolCall.ListServices;
import dev.switchboard.conversation.tool.ToolCall.RescheduleAppointment;
import dev.switchboard.conversation.tool.ToolResult;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the other services know, for conversations on paper: a diary of hours, 09 to 17, Mon-Fri.
 */
final class World {
  static final String ANA = "+5491155500001";
  private static final List<Integer> HOURS = List.of(9, 10, 11, 12, 13, 14, 15, 16, 17);

  final List<ToolCall<?>> calls = new ArrayList<>();
  final Map<UUID, Visit> visits = new LinkedHashMap<>();
  final Map<UUID, Instant> kept = new LinkedHashMap<>();
  private final Map<UUID, OfferAnswer> taken = new LinkedHashMap<>();
  final Set<String> down = new HashSet<>();
  final Map<String, Account> accounts = new LinkedHashMap<>();
  private final ZoneId zone;
  private final Instant now;
  Line line = Line.OFFLINE;
  boolean takenOnce;

  World(ZoneId zone, Instant now) {
    this.zone = zone;
    this.now = now;
    accounts.put(ANA, account("0.00"));
  }

  static Account account(String due) {
    return new Account(
        "003365",
        "PAREDES ANA LUCIA",
        "ENABLED",
        new BigDecimal(due),
        new BigDecimal(due),
        List.of(new Place("Av. Triunvirato 4210")),
        "CABA");
  }

  ToolResult<?> answer(ToolCall<?> call) {
    calls.add(call);
    if (down.contains(call.tool())) {
      return new ToolResult.Failed<>("NOT_REACHED");
    }
    return new ToolResult.Answered<>(
        switch (call) {
          case CustomerAccount it -> found(it);
          case ConnectionStatus it -> new Connection(Lookup.FOUND, line);
          case FindSlots it -> new Slots(free(it));
          case BookAppointment it -> book(it);
          case RescheduleAppointment it -> moved(it);
          case CancelAppointment it -> changed(it.appointmentId(), "CANCELLED");
          case ConfirmAppointment it -> changed(it.appointmentId(), "CONFIRMED");
          case AcceptOffer it -> taken.computeIfAbsent(it.offerId(), this::take);
          case DeclineOffer it -> letGo(it.offerId());
          case ListAppointments it -> new Visits(List.copyOf(visits.values()));
          case ListServices it ->
              new Services(
                  List.of(
                      new Service(
                          "fixture_or_leak_repair",
                          "Fixture or leak repair",
                          new BigDecimal("80"),
                          new BigDecimal("150"))));
        });
  }

  UUID visitAt(String local) {
    Visit visit = visit(Ids.next(), "SCHEDULED", "fixture_or_leak_repair", at(local));
    visits.put(visit.appointmentId(), visit);
    return visit.appointmentId();
  }

  /** An offer of this time, kept for him until he answers or it is taken out. */
  UUID keeps(String local) {
    UUID offer = Ids.next();
    kept.put(offer, at(local));
    return offer;
  }

  private OfferAnswer take(UUID offer) {
    @Nullable Instant start = kept.remove(offer);
    if (start == null) {
      return new OfferAnswer.Gone();
    }
    Visit visit = visit(Ids.next(), "SCHEDULED", "isp_repair", start);
    visits.put(visit.appointmentId(), visit);
    return new OfferAnswer.Done(offer, start, visit.appointmentId());
  }

  private OfferAnswer letGo(UUID offer) {
    @Nullable Instant start = kept.remove(offer);
    return start == null ? new OfferAnswer.Gone() : new OfferAnswer.Done(offer, start, null);
  }

  Instant at(String local) {
    return java.time.LocalDateTime.parse(local).atZone(zone).toInstant();
  }

  private Accounts found(CustomerAccount call) {
    @Nullable Account account =
        accounts.get(call.phone() == null ? String.valueOf(call.document()) : call.phone());
    return new Accounts(account == null ? Lookup.NOT_FOUND : Lookup.FOUND, account);
  }

  private Booking book(BookAppointment call) {
    if (takenOnce) {
      takenOnce = false;
      return new Booking.Taken(free(new FindSlots("x", null, null, null, null, null, null)));
    }
    Visit visit = visit(Ids.next(), "SCHEDULED", call.serviceType(), call.startsAt());
    visits.put(visit.appointmentId(), visit);
    return new Booking.Done(visit);
  }

  private Booking moved(RescheduleAppointment call) {
    Visit before = visits.get(call.appointmentId());
    Visit visit =
        visit(before.appointmentId(), before.status(), before.serviceType(), call.startsAt());
    visits.put(visit.appointmentId(), visit);
    return new Booking.Done(visit);
  }

  private Booking changed(UUID id, String status) {
    Visit before = visits.get(id);
    Visit visit = visit(id, status, before.serviceType(), before.startsAt());
    visits.put(id, visit);
    return new Booking.Done(visit);
  }

  private static Visit visit(UUID id, String status, String service, Instant start) {
    return new Visit(id, status, service, start, start.plus(Duration.ofHours(1)));
  }

  private List<Slot> free(FindSlots call) {
    LocalDate first = LocalDate.ofInstant(call.from() == null ? now : call.from(), zone);
    Map<LocalDate, List<Slot>> days = new LinkedHashMap<>();
    for (int day = 0; day < 14; day++) {
      List<Slot> slots = free(first.plusDays(day), call);
      if (!slots.isEmpty()) {
        days.put(first.plusDays(day), slots);
      }
    }
    List<List<Slot>> all = List.copyOf(days.values());
    if (all.size() == 1) {
      List<Slot> day = all.getFirst();
      return day.size() < 3 ? day : List.of(day.get(0), day.get(day.size() / 2), day.getLast());
    }
    return all.stream().limit(3).map(List::getFirst).toList();
  }

  private List<Slot> free(LocalDate day, FindSlots call) {
    if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0) {
      return List.of();
    }
    return HOURS.stream()
        .map(hour -> day.atTime(LocalTime.of(hour, 0)).atZone(zone))
        .filter(start -> fits(start, call))
        .map(start -> new Slot(start.toInstant(), start.plusHours(1).toInstant(), null))
        .toList();
  }

  private boolean fits(ZonedDateTime start, FindSlots call) {
    LocalTime time = start.toLocalTime();
    Instant instant = start.toInstant();
    String part = time.getHour() < 12 ? "MORNING" : time.getHour() < 18 ? "AFTERNOON" : "EVENING";
    return instant.isAfter(now.plus(Duration.ofHours(1)))
        && (call.from() == null || !instant.isBefore(call.from()))
        && (call.to() == null || instant.isBefore(call.to()))
        && (call.dayPart() == null || call.dayPart().equals(part))
        && (call.earliest() == null || !time.isBefore(call.earliest()))
        && (call.latest() == null || !time.isAfter(call.latest()));
  }
}
