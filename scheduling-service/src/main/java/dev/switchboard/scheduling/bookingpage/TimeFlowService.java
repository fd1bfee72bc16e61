package dev.switchboard.scheduling.bookingpage;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.appointment.Attempt;
import dev.switchboard.scheduling.appointment.KeptSlot;
import dev.switchboard.scheduling.availability.OfferedService;
import dev.switchboard.scheduling.availability.Slot;
import dev.switchboard.scheduling.bookingpage.VisitorService.Guest;
import dev.switchboard.scheduling.servicetype.ServiceTypeService;
import dev.switchboard.scheduling.settings.SetupService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a service to a time that is kept for the visitor. */
@ApplicationScoped
class TimeFlowService {
  private final SetupService setup;
  private final ServiceTypeService serviceTypes;
  private final PublicTimesService offer;
  private final PageHoldService holds;
  private final VisitorService visitors;
  private final BookingScreens screens;
  private final Links links;
  private final BusinessClock clock;

  TimeFlowService(
      SetupService setup,
      ServiceTypeService serviceTypes,
      PublicTimesService offer,
      PageHoldService holds,
      VisitorService visitors,
      BookingScreens screens,
      Links links,
      BusinessClock clock) {
    this.setup = setup;
    this.serviceTypes = serviceTypes;
    this.offer = offer;
    this.holds = holds;
    this.visitors = visitors;
    this.screens = screens;
    this.links = links;
    this.clock = clock;
  }

  Uni<Response> services(Guest guest) {
    return offered(guest.tenant())
        .map(offered -> HtmlAnswer.open(Pages.services(screens.services(guest, offered))));
  }

  Uni<Response> times(Guest guest, TimesQuery query) {
    LocalDate today = LocalDate.ofInstant(clock.now(), guest.shop().zone());
    LocalDate first = FreeTimes.first(query.from(), today);
    return service(guest, query.service())
        .chain(
            service ->
                offer
                    .from(guest.shop(), service.code(), first, null)
                    .map(free -> times(guest, query, service, free, today)));
  }

  private Response times(
      Guest guest, TimesQuery query, OfferedService service, FreeTimes free, LocalDate today) {
    return HtmlAnswer.closed(
        Response.Status.OK.getStatusCode(),
        Pages.times(screens.times(guest, query, service, free, today)));
  }

  /** Holds a time, and leads on to the form; the one that was held before is let go. */
  Uni<Response> hold(Guest guest, HoldForm form) {
    visitors.requireOurForm(guest, form.form());
    Instant startsAt = instant(form.startsAt());
    byte[] visitor = links.pseudonym(guest.tenant(), guest.visitor().address());
    return letGo(guest, form.before())
        .chain(() -> setup.ensure(guest.tenant()))
        .chain(() -> offer.requireOffered(guest.shop(), form.service(), startsAt, null))
        .chain(() -> holds.hold(guest.tenant(), visitor, form.service(), startsAt))
        .chain(attempt -> held(guest, form.service(), attempt));
  }

  private Uni<Void> letGo(Guest guest, @Nullable String before) {
    return links
        .open(before, SignedLink.Purpose.HOLD)
        .filter(link -> link.tenant().equals(guest.tenant()))
        .map(link -> holds.letGo(guest.tenant(), link.subject()))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Uni<Response> held(Guest guest, String service, Attempt<KeptSlot> attempt) {
    return switch (attempt) {
      case Attempt.Had<KeptSlot>(KeptSlot slot) -> Uni.createFrom().item(toDetails(guest, slot));
      case Attempt.Lost<KeptSlot>(List<Slot> alternatives) -> lost(guest, service, alternatives);
    };
  }

  private Response toDetails(Guest guest, KeptSlot slot) {
    String hold = links.toHold(guest.tenant(), slot, guest.visitor().campaign());
    return HtmlAnswer.seeOther(
        Address.details(guest.shop().slug()).with("hold", hold).in(guest.visitor()));
  }

  /** Other times near the one that somebody else has. */
  Uni<Response> lost(Guest guest, String service, List<Slot> alternatives) {
    return service(guest, service)
        .map(
            found ->
                HtmlAnswer.closed(
                    Response.Status.CONFLICT.getStatusCode(),
                    Pages.times(screens.lost(guest, found, alternatives))));
  }

  /** Fails with NOT_BOOKABLE for what is not offered. */
  Uni<OfferedService> service(Guest guest, @Nullable String code) {
    return offered(guest.tenant()).map(offered -> service(offered, code));
  }

  private Uni<List<OfferedService>> offered(TenantId tenant) {
    return setup.ensure(tenant).chain(() -> serviceTypes.offered(tenant));
  }

  private static OfferedService service(List<OfferedService> offered, @Nullable String code) {
    return offered.stream()
        .filter(service -> service.code().equals(code))
        .findAny()
        .orElseThrow(() -> new NoticeException(Notice.NOT_BOOKABLE));
  }

  static Instant instant(@Nullable String text) {
    try {
      return Instant.parse(text == null ? "" : text);
    } catch (DateTimeParseException e) {
      throw new NoticeException(Notice.NOT_BOOKABLE);
    }
  }

  /**
   * Which times are asked for.
   *
   * @param hold of a time that was chosen before, and is let go when another one is chosen
   */
  record TimesQuery(@Nullable String service, @Nullable String from, @Nullable String hold) {}

  /** A time that was chosen. */
  record HoldForm(
      String service, @Nullable String startsAt, @Nullable String before, @Nullable String form) {}
}
