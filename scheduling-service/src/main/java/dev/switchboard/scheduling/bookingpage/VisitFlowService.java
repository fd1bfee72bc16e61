package dev.switchboard.scheduling.bookingpage;

import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.appointment.Attempt;
import dev.switchboard.scheduling.appointment.SelfService;
import dev.switchboard.scheduling.appointment.SelfVisit;
import dev.switchboard.scheduling.availability.Slot;
import dev.switchboard.scheduling.bookingpage.VisitorService.Invited;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with a visit by its signed link. */
@ApplicationScoped
class VisitFlowService {
  private static final int OK = Response.Status.OK.getStatusCode();
  private static final int LONGEST_REASON = 300;

  private final PublicTimesService offer;
  private final SelfService visits;
  private final VisitorService visitors;
  private final VisitScreens screens;
  private final Links links;
  private final BusinessClock clock;

  VisitFlowService(
      PublicTimesService offer,
      SelfService visits,
      VisitorService visitors,
      VisitScreens screens,
      Links links,
      BusinessClock clock) {
    this.offer = offer;
    this.visits = visits;
    this.visitors = visitors;
    this.screens = screens;
    this.links = links;
    this.clock = clock;
  }

  Uni<Response> show(Invited invited, @Nullable String news) {
    return visit(invited)
        .map(
            visit ->
                HtmlAnswer.closed(
                    OK, Pages.visit(screens.visit(invited, visit, VisitNews.of(news)))));
  }

  Uni<Response> askToCancel(Invited invited) {
    return changeable(invited)
        .map(visit -> HtmlAnswer.closed(OK, Pages.cancel(screens.cancel(invited, visit))));
  }

  /** Once more is no other cancel; the page says what it is. */
  Uni<Response> cancel(Invited invited, @Nullable String form, @Nullable String reason) {
    visitors.requireOurForm(invited.guest(), form);
    String line = Details.of(reason, null, null, null, null).name();
    String kept = line.substring(0, Math.min(LONGEST_REASON, line.length()));
    return visit(invited)
        .chain(
            visit ->
                visit.isOpen(clock.now())
                    ? visits
                        .cancel(
                            invited.guest().tenant(),
                            visit.appointmentId(),
                            kept.isEmpty() ? null : kept)
                        .replaceWithVoid()
                    : Uni.createFrom().voidItem())
        .map(
            unused ->
                HtmlAnswer.seeOther(Address.visit(invited.token()).in(invited.guest().visitor())));
  }

  Uni<Response> times(Invited invited, @Nullable String from) {
    ZoneId zone = invited.guest().shop().zone();
    LocalDate today = LocalDate.ofInstant(clock.now(), zone);
    LocalDate first = FreeTimes.first(from, today);
    return changeable(invited)
        .chain(
            visit ->
                offer
                    .from(invited.guest().shop(), visit.serviceType(), first, visit.appointmentId())
                    .map(free -> screens.times(invited, visit, free, today))
                    .map(times -> HtmlAnswer.closed(OK, Pages.times(times))));
  }

  Uni<Response> move(Invited invited, @Nullable String form, @Nullable String startsAt) {
    visitors.requireOurForm(invited.guest(), form);
    Instant wanted = TimeFlowService.instant(startsAt);
    return changeable(invited)
        .call(
            visit ->
                offer.requireOffered(
                    invited.guest().shop(), visit.serviceType(), wanted, visit.appointmentId()))
        .chain(
            visit ->
                visits
                    .move(invited.guest().tenant(), visit.appointmentId(), wanted)
                    .map(attempt -> moved(invited, visit, attempt)));
  }

  private Response moved(Invited invited, SelfVisit before, Attempt<SelfVisit> attempt) {
    return switch (attempt) {
      case Attempt.Had<SelfVisit>(SelfVisit visit) ->
          HtmlAnswer.seeOther(
              Address.visit(links.toVisit(invited.guest().tenant(), visit))
                  .with("news", VisitNews.MOVED.parameter())
                  .in(invited.guest().visitor()));
      case Attempt.Lost<SelfVisit>(List<Slot> alternatives) ->
          HtmlAnswer.closed(
              Response.Status.CONFLICT.getStatusCode(),
              Pages.times(screens.lost(invited, before, alternatives)));
    };
  }

  private Uni<SelfVisit> visit(Invited invited) {
    return visits.visit(invited.guest().tenant(), invited.link().subject());
  }

  private Uni<SelfVisit> changeable(Invited invited) {
    return visit(invited)
        .invoke(
            visit -> {
              if (!visit.isOpen(clock.now())) {
                throw new NoticeException(Notice.NOT_CHANGEABLE);
              }
            });
  }
}
