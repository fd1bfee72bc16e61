package dev.switchboard.scheduling.bookingpage;

import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.appointment.Attempt;
import dev.switchboard.scheduling.appointment.CustomerSnapshot;
import dev.switchboard.scheduling.appointment.SelfBooking;
import dev.switchboard.scheduling.appointment.SelfService;
import dev.switchboard.scheduling.appointment.SelfVisit;
import dev.switchboard.scheduling.availability.Slot;
import dev.switchboard.scheduling.bookingpage.CustomersClient.Contact;
import dev.switchboard.scheduling.bookingpage.VisitorService.Guest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** From a time that is kept to a booked visit. */
@ApplicationScoped
class BookingFlowService {
  private static final Logger LOG = Logger.getLogger(BookingFlowService.class);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final int UNPROCESSABLE = 422;
  private static final int UNAVAILABLE = 503;

  private final TimeFlowService times;
  private final PublicTimesService offer;
  private final SelfService visits;
  private final PageHoldService holds;
  private final VisitorService visitors;
  private final CustomersClient customers;
  private final BookingScreens screens;
  private final Links links;
  private final BusinessClock clock;

  @Inject
  BookingFlowService(
      TimeFlowService times,
      PublicTimesService offer,
      SelfService visits,
      PageHoldService holds,
      VisitorService visitors,
      @RestClient CustomersClient customers,
      BookingScreens screens,
      Links links,
      BusinessClock clock) {
    this.times = times;
    this.offer = offer;
    this.visits = visits;
    this.holds = holds;
    this.visitors = visitors;
    this.customers = customers;
    this.screens = screens;
    this.links = links;
    this.clock = clock;
  }

  Uni<Response> details(Guest guest, @Nullable String hold) {
    SignedLink link = requireHold(guest, hold);
    return personal(guest, link, Response.Status.OK.getStatusCode(), Details.NONE, List.of(), null);
  }

  /** The customer is asked for outside of any transaction, and once more is the same customer. */
  Uni<Response> book(Guest guest, BookForm form) {
    visitors.requireOurForm(guest, form.form());
    SignedLink link = requireHold(guest, form.hold());
    Details details = form.details();
    List<Details.FieldError> errors = details.errors(guest.shop().country());
    if (!errors.isEmpty()) {
      return personal(guest, link, UNPROCESSABLE, details, errors, null);
    }
    if (form.isFilledByMachine()) {
      throw new NoticeException(Notice.FORM_NOT_VALID);
    }
    visitors.requireFewBookings(guest.visitor());
    return customers
        .findOrCreate(guest.tenant().toString(), contact(guest, details))
        .map(CustomersClient.Known::customerId)
        .onItemOrFailure()
        .transformToUni(
            (customer, failure) ->
                failure == null
                    ? book(guest, link, details, customer)
                    : withoutCustomer(guest, link, details, failure));
  }

  private Uni<Response> book(Guest guest, SignedLink link, Details details, UUID customer) {
    Chosen chosen = Chosen.read(link.detail());
    SelfBooking booking =
        new SelfBooking(
            snapshot(guest, details, customer),
            chosen.serviceType(),
            chosen.startsAt(),
            link.subject(),
            details.note().isEmpty() ? null : details.note(),
            LeadSource.of(chosen.campaign()));
    return stillOffered(guest, link, chosen)
        .chain(() -> visits.book(guest.tenant(), booking))
        .chain(attempt -> booked(guest, link, chosen, attempt));
  }

  /** What is held was offered; later it may be too soon by now. */
  private Uni<Void> stillOffered(Guest guest, SignedLink link, Chosen chosen) {
    return clock.now().isBefore(chosen.heldUntil())
        ? Uni.createFrom().voidItem()
        : offer.requireOffered(
            guest.shop(), chosen.serviceType(), chosen.startsAt(), link.subject());
  }

  private Uni<Response> booked(
      Guest guest, SignedLink link, Chosen chosen, Attempt<SelfVisit> attempt) {
    return switch (attempt) {
      case Attempt.Had<SelfVisit>(SelfVisit visit) ->
          holds.letGo(guest.tenant(), link.subject()).map(unused -> toVisit(guest, visit));
      case Attempt.Lost<SelfVisit>(List<Slot> alternatives) ->
          times.lost(guest, chosen.serviceType(), alternatives);
    };
  }

  private Response toVisit(Guest guest, SelfVisit visit) {
    return HtmlAnswer.seeOther(
        Address.visit(links.toVisit(guest.tenant(), visit))
            .with("news", VisitNews.BOOKED.parameter())
            .in(guest.visitor()));
  }

  /** What he typed is not lost, and his time is still kept. */
  private Uni<Response> withoutCustomer(
      Guest guest, SignedLink link, Details details, Throwable failure) {
    LOG.error("a customer could not be asked for", failure);
    return personal(guest, link, UNAVAILABLE, details, List.of(), Notice.AWAY);
  }

  private Uni<Response> personal(
      Guest guest,
      SignedLink link,
      int status,
      Details details,
      List<Details.FieldError> errors,
      @Nullable Notice failure) {
    Chosen chosen = Chosen.read(link.detail());
    return times
        .service(guest, chosen.serviceType())
        .map(
            service ->
                HtmlAnswer.closed(
                    status,
                    Pages.personal(
                        screens.personal(guest, link, service, details, errors, failure)),
                    failure == null ? null : SOON));
  }

  private SignedLink requireHold(Guest guest, @Nullable String hold) {
    return links
        .open(hold, SignedLink.Purpose.HOLD)
        .filter(link -> link.tenant().equals(guest.tenant()))
        .orElseThrow(() -> new NoticeException(Notice.LINK_NOT_VALID));
  }

  private static Contact contact(Guest guest, Details details) {
    return new Contact(
        number(guest, details),
        details.name(),
        details.email().isEmpty() ? null : details.email(),
        details.address(),
        guest.language().code());
  }

  private static CustomerSnapshot snapshot(Guest guest, Details details, UUID customer) {
    return new CustomerSnapshot(
        customer, details.name(), number(guest, details), details.address());
  }

  private static String number(Guest guest, Details details) {
    return details.number(guest.shop().country()).orElseThrow().e164();
  }

  /**
   * The details that were sent.
   *
   * @param website a field that nobody sees: who fills it in is no visitor
   */
  record BookForm(
      @Nullable String hold, @Nullable String form, @Nullable String website, Details details) {
    boolean isFilledByMachine() {
      return website != null && !website.isEmpty();
    }
  }
}
