package dev.switchboard.scheduling.series;

import dev.switchboard.platform.idempotency.CurrentIdempotentRequest;
import dev.switchboard.platform.idempotency.Idempotent;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.security.CurrentActor;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.Access;
import dev.switchboard.scheduling.ExpectedVersion;
import dev.switchboard.scheduling.Invalid;
import dev.switchboard.scheduling.Versioned;
import dev.switchboard.scheduling.series.OccurrenceRepository.Key;
import dev.switchboard.scheduling.series.SeriesService.By;
import dev.switchboard.scheduling.series.SeriesService.Made;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Visits that come again (features.md S8). A date is named by the day the rule gives it, on the
 * series' wall clock; whatever else is to change about its visit is changed on the appointment.
 */
@Path("/v1/crm/appointment-series")
@PermissionsAllowed(Access.BOOK)
class SeriesResource {
  private static final int USUAL_DATES = 12;
  private static final int MOST_DATES = 100;
  private static final int TRIED_DAYS = 366;

  private final SeriesService series;
  private final SeriesWishService wishes;
  private final OccurrenceService occurrences;
  private final CurrentTenant tenant;
  private final CurrentActor actor;
  private final CurrentIdempotentRequest request;

  SeriesResource(
      SeriesService series,
      SeriesWishService wishes,
      OccurrenceService occurrences,
      CurrentTenant tenant,
      CurrentActor actor,
      CurrentIdempotentRequest request) {
    this.series = series;
    this.wishes = wishes;
    this.occurrences = occurrences;
    this.tenant = tenant;
    this.actor = actor;
    this.request = request;
  }

  /**
   * 201, its dates within the horizon booked or exceptions; 422 NOT_BOOKABLE with the field. With
   * {@code dryRun} 200: the dates, and which of them are free.
   */
  @POST
  @Idempotent
  public Uni<Response> make(@RestQuery boolean dryRun, @NotNull @Valid SeriesRequest wanted) {
    return dryRun
        ? wishes
            .tried(by(), wanted, TRIED_DAYS)
            .map(dates -> Response.ok(Map.of("dates", dates)).build())
        : series.make(by(), wanted).map(SeriesResource::answer);
  }

  /** The dates a rule gives, without a look at who is free. */
  @GET
  @Path("/dates")
  @PermissionsAllowed(Access.READ)
  public Map<String, List<DateView>> dates(
      @RestQuery @Nullable String startsAt,
      @RestQuery @Nullable String rrule,
      @RestQuery @Nullable Integer limit) {
    int most = limit == null ? USUAL_DATES : limit;
    if (most < 1 || most > MOST_DATES) {
      throw Invalid.request("limit", "must be between 1 and " + MOST_DATES);
    }
    if (rrule == null) {
      throw Invalid.request("rrule", "is missing");
    }
    return Map.of("dates", wishes.dates(tenant.require(), instant(startsAt), rrule, most));
  }

  /**
   * @param appointmentId the series it is a visit of, whoever's it is
   */
  @GET
  @PermissionsAllowed(Access.READ)
  public Uni<Page<SeriesView>> list(
      @RestQuery @Nullable UUID customerId,
      @RestQuery @Nullable UUID appointmentId,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    return series.list(
        tenant.require(),
        SeriesFilter.of(customerId, appointmentId),
        PageRequest.of(SeriesRepository.LIST, limit, cursor));
  }

  /** Dates of all series that could not be booked and that nobody has decided about. */
  @GET
  @Path("/exceptions")
  @PermissionsAllowed(Access.READ)
  public Uni<Page<OccurrenceView>> exceptions(
      @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
    return occurrences.exceptions(
        tenant.require(), PageRequest.of(OccurrenceRepository.LIST, limit, cursor));
  }

  /** 404 SERIES_NOT_FOUND. */
  @GET
  @Path("/{seriesId}")
  @PermissionsAllowed(Access.READ)
  public Uni<Response> read(@RestPath UUID seriesId) {
    return series.read(tenant.require(), seriesId).map(Versioned::shown);
  }

  /** Its dates that were decided, by day. */
  @GET
  @Path("/{seriesId}/occurrences")
  @PermissionsAllowed(Access.READ)
  public Uni<Page<OccurrenceView>> occurrences(
      @RestPath UUID seriesId,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    return occurrences.list(
        tenant.require(), seriesId, PageRequest.of(OccurrenceRepository.LIST, limit, cursor));
  }

  /** That date does not take place; 404 OCCURRENCE_NOT_FOUND. */
  @POST
  @Idempotent
  @Path("/{seriesId}/occurrences/{day}/skip")
  public Uni<Response> skip(@RestPath UUID seriesId, @RestPath String day) {
    return occurrences.skip(by(), new Key(seriesId, date(day))).map(StoredAnswer::toResponse);
  }

  /** That date takes place at another time; 409 SLOT_TAKEN with alternatives. */
  @POST
  @Idempotent
  @Path("/{seriesId}/occurrences/{day}/move")
  public Uni<Response> move(
      @RestPath UUID seriesId, @RestPath String day, @NotNull @Valid OccurrenceMove move) {
    return occurrences.move(by(), new Key(seriesId, date(day)), move).map(StoredAnswer::toResponse);
  }

  /** 201 with the series that takes over from that date on; this one ends before it. */
  @POST
  @Idempotent
  @Path("/{seriesId}/following")
  public Uni<Response> follow(
      @RestPath UUID seriesId,
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid FollowingRequest following) {
    return series
        .follow(by(), seriesId, ExpectedVersion.parse(ifMatch), following)
        .map(SeriesResource::answer);
  }

  /** Its visits to come are given up; ending it again changes nothing. */
  @POST
  @Idempotent
  @Path("/{seriesId}/end")
  public Uni<Response> end(
      @RestPath UUID seriesId,
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable @Valid EndRequest end) {
    return series
        .end(
            by(),
            seriesId,
            ExpectedVersion.parse(ifMatch),
            end == null ? new EndRequest(null) : end)
        .map(SeriesResource::answer);
  }

  private By by() {
    return new By(tenant.require(), request.require(), actor.require());
  }

  /** The series as it is by now: a repetition may have brought it further. */
  private static Response answer(Made made) {
    SeriesView now = made.now();
    if (now == null) {
      return made.answer().toResponse();
    }
    Response response =
        Versioned.tagged(Response.Status.fromStatusCode(made.answer().status()), now, now);
    return made.answer().replayed()
        ? Response.fromResponse(response).header(StoredAnswer.REPLAYED_HEADER, "true").build()
        : response;
  }

  private static Instant instant(@Nullable String text) {
    try {
      return Instant.parse(String.valueOf(text));
    } catch (DateTimeParseException e) {
      throw Invalid.request("startsAt", "is not such a time");
    }
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Invalid.request("day", "is not such a date");
    }
  }
}
