package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.idempotency.Answer;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessFacts;
import dev.switchboard.scheduling.Invalid;
import dev.switchboard.scheduling.appointment.Placement.Lost;
import dev.switchboard.scheduling.appointment.Placement.Placed;
import dev.switchboard.scheduling.appointment.Placement.SeenTaken;
import dev.switchboard.scheduling.appointment.PlacementService.Search;
import dev.switchboard.scheduling.availability.AvailabilityService;
import dev.switchboard.scheduling.availability.Plan;
import dev.switchboard.scheduling.settings.SetupService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Currency;

/** Books visits (features.md S5): a slot is had in one step or not at all. */
@ApplicationScoped
class BookingService {
  private final PlacementService placement;
  private final AvailabilityService availability;
  private final AppointmentRepository appointments;
  private final ChangeService changes;
  private final SetupService setup;
  private final BusinessFacts businesses;
  private final BusinessClock clock;

  BookingService(
      PlacementService placement,
      AvailabilityService availability,
      AppointmentRepository appointments,
      ChangeService changes,
      SetupService setup,
      BusinessFacts businesses,
      BusinessClock clock) {
    this.placement = placement;
    this.availability = availability;
    this.appointments = appointments;
    this.changes = changes;
    this.setup = setup;
    this.businesses = businesses;
    this.clock = clock;
  }

  Uni<StoredAnswer> book(Call call, BookingRequest request) {
    return setup
        .ensure(call.tenant())
        .chain(
            () ->
                placement.competing(
                    call, connection -> book(connection, call, request).map(Answer::created)));
  }

  /** In the caller's transaction; fails with {@link SlotTakenException}. */
  Uni<AppointmentView> book(SqlConnection transaction, Call call, BookingRequest request) {
    requireWithinWindow(request);
    return requireCustomer(transaction, call, request)
        .chain(() -> availability.plan(transaction, call.tenant(), request.serviceType()))
        .chain(plan -> book(transaction, call, request, Search.of(plan, request.wish())));
  }

  private Uni<AppointmentView> book(
      SqlConnection transaction, Call call, BookingRequest request, Search search) {
    return placement
        .place(transaction, call.tenant(), search)
        .chain(
            room ->
                switch (room) {
                  case Placed place -> store(transaction, call, request, search, place);
                  case Lost lost -> failed(SlotTakenException.underLocks(search.lost(null)));
                  case SeenTaken seen -> failed(SlotTakenException.beforeLocks(search.lost(null)));
                })
        .map(AppointmentView::from);
  }

  private Uni<Appointment> store(
      SqlConnection transaction, Call call, BookingRequest request, Search search, Placed place) {
    Plan plan = search.plan();
    Change booking =
        Appointment.book(
            Ids.next(),
            request.customer(),
            Visit.at(place, plan.zone()).within(request.arrivalWindow()),
            job(plan, request, call.tenant()),
            call.actor());
    return appointments
        .book(transaction, call.tenant(), booking, place, clock.now())
        .map(booked -> booked.orElseThrow(() -> SlotTakenException.underLocks(search.lost(null))))
        .call(
            booked ->
                changes.placed(
                    transaction, call.tenant(), booking, plan.settings().reminderHours()));
  }

  private Job job(Plan plan, BookingRequest request, TenantId tenant) {
    Currency currency = Currency.getInstance(businesses.require(tenant).currency());
    return new Job(
        plan.service().code(),
        plan.service().name(),
        request.description(),
        request.emergency(),
        request.conversationId(),
        request.leadSource(),
        currency,
        EstimatePolicy.estimate(plan.service().prices(), request.emergency(), currency)
            .orElse(null));
  }

  /**
   * Nobody waits for the copy of the customers: our own services are taken at their word, everybody
   * else has the id from an answer of ours, which is older than what the copy has heard.
   */
  private Uni<Void> requireCustomer(SqlConnection transaction, Call call, BookingRequest request) {
    if (call.isOurs()) {
      return Uni.createFrom().voidItem();
    }
    return appointments
        .knowsCustomer(transaction, call.tenant(), request.customer().customerId())
        .invoke(
            known -> {
              if (!known) {
                throw Invalid.notBookable("customer.customerId", "is no customer of this business");
              }
            })
        .replaceWithVoid();
  }

  private static void requireWithinWindow(BookingRequest request) {
    ArrivalWindow told = request.arrivalWindow();
    if (told != null && !told.includes(request.startsAt())) {
      throw Invalid.notBookable("arrivalWindow", "does not include the start");
    }
  }

  private static Uni<Appointment> failed(SlotTakenException taken) {
    return Uni.createFrom().failure(taken);
  }
}
