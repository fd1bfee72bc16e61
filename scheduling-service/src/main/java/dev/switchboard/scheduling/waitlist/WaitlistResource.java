package dev.switchboard.scheduling.waitlist;

import dev.switchboard.platform.idempotency.CurrentIdempotentRequest;
import dev.switchboard.platform.idempotency.Idempotent;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.security.CurrentActor;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.Access;
import dev.switchboard.scheduling.ExpectedVersion;
import dev.switchboard.scheduling.Versioned;
import dev.switchboard.scheduling.waitlist.OfferService.By;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The line for visits that somebody gives up (features.md S8). An offer keeps its slot until it is
 * answered or over; 409 OFFER_GONE from then on.
 */
@Path("/v1/crm/waitlist")
@PermissionsAllowed(Access.BOOK)
class WaitlistResource {
  private final WaitlistService waitlist;
  private final OfferService offers;
  private final CurrentTenant tenant;
  private final CurrentActor actor;
  private final CurrentIdempotentRequest request;

  WaitlistResource(
      WaitlistService waitlist,
      OfferService offers,
      CurrentTenant tenant,
      CurrentActor actor,
      CurrentIdempotentRequest request) {
    this.waitlist = waitlist;
    this.offers = offers;
    this.tenant = tenant;
    this.actor = actor;
    this.request = request;
  }

  /** 201; 422 NOT_BOOKABLE with the field. */
  @POST
  @Idempotent
  public Uni<Response> join(@NotNull @Valid EntryRequest entry) {
    return waitlist.join(by(), entry).map(StoredAnswer::toResponse);
  }

  /** In the line's order; one whose time is just over may still be among those that wait. */
  @GET
  @PermissionsAllowed(Access.READ)
  public Uni<Page<EntryView>> list(
      @RestQuery @Nullable EntryState state,
      @RestQuery @Nullable UUID customerId,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    return waitlist.list(
        tenant.require(),
        new EntryFilter(state, customerId),
        PageRequest.of(EntryRepository.LIST, limit, cursor));
  }

  /** With the open offer, if there is one; 404 WAITLIST_ENTRY_NOT_FOUND. */
  @GET
  @Path("/{entryId}")
  @PermissionsAllowed(Access.READ)
  public Uni<EntryView> read(@RestPath UUID entryId) {
    return waitlist.read(tenant.require(), entryId);
  }

  /** 204; an open offer goes to the next in line. */
  @DELETE
  @Path("/{entryId}")
  public Uni<Void> leave(@RestPath UUID entryId) {
    return waitlist.leave(tenant.require(), entryId);
  }

  /** 404 OFFER_NOT_FOUND. */
  @GET
  @Path("/offers/{offerId}")
  @PermissionsAllowed(Access.READ)
  public Uni<OfferView> offer(@RestPath UUID offerId) {
    return offers.read(tenant.require(), offerId);
  }

  /** 200 with the appointment it has become; the same again. 409 OFFER_GONE. */
  @POST
  @Idempotent
  @Path("/offers/{offerId}/accept")
  public Uni<Response> accept(@RestPath UUID offerId) {
    return offers.accept(by(), offerId).map(StoredAnswer::toResponse);
  }

  /** 200; the slot goes to the next in line. 409 OFFER_GONE. */
  @POST
  @Idempotent
  @Path("/offers/{offerId}/decline")
  public Uni<Response> decline(@RestPath UUID offerId) {
    return offers.decline(by(), offerId).map(StoredAnswer::toResponse);
  }

  @GET
  @Path("/settings")
  public Uni<Response> settings() {
    return waitlist.settings(tenant.require()).map(Versioned::shown);
  }

  @PUT
  @Path("/settings")
  @PermissionsAllowed(Access.SET_UP)
  public Uni<Response> change(
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid WaitlistSettings wanted) {
    return waitlist
        .change(tenant.require(), ExpectedVersion.parse(ifMatch), wanted)
        .map(Versioned::shown);
  }

  private By by() {
    return new By(tenant.require(), request.require(), actor.require());
  }
}
