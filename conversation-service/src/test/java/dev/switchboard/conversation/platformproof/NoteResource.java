package dev.switchboard.conversation.platformproof;

import dev.switchboard.platform.idempotency.CurrentIdempotentRequest;
import dev.switchboard.platform.idempotency.Idempotent;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.security.CurrentActor;
import dev.switchboard.platform.security.CustomerFacing;
import dev.switchboard.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Resources as a service would write them. */
@Path("/proof")
class NoteResource {
  private final Notes notes;
  private final CurrentActor currentActor;
  private final CurrentIdempotentRequest idempotentRequest;

  NoteResource(Notes notes, CurrentActor currentActor, CurrentIdempotentRequest idempotentRequest) {
    this.notes = notes;
    this.idempotentRequest = idempotentRequest;
    this.currentActor = currentActor;
  }

  @POST
  @Path("/notes")
  @RolesAllowed({Role.OWNER, Role.AGENT, Role.SERVICE, "scope:notes:write"})
  public Uni<NoteView> write(@NotNull @Valid NoteRequest request) {
    return notes.write(request.text()).map(NoteView::from);
  }

  @GET
  @Path("/notes")
  @RolesAllowed({Role.OWNER, Role.AGENT, Role.SERVICE, "scope:notes:read"})
  public Uni<List<NoteView>> all() {
    return views();
  }

  @GET
  @Path("/tenants/{tenantId}/notes")
  @RolesAllowed({Role.OWNER, Role.SERVICE, Role.PLATFORM_ADMIN})
  public Uni<List<NoteView>> allOf() {
    return views();
  }

  private Uni<List<NoteView>> views() {
    return notes.all().map(found -> found.stream().map(NoteView::from).toList());
  }

  @GET
  @Path("/notes/{id}")
  @RolesAllowed(Role.OWNER)
  public Uni<NoteView> one(@RestPath UUID id) {
    return notes.one(id).map(NoteView::from);
  }

  @POST
  @Path("/orders")
  @Idempotent
  @RolesAllowed(Role.OWNER)
  public Uni<Response> order(@NotNull NoteRequest request) {
    return notes.order(idempotentRequest.require(), request.text()).map(StoredAnswer::toResponse);
  }

  @POST
  @Path("/orders/{kind}")
  @Idempotent
  @RolesAllowed(Role.OWNER)
  public Uni<Response> orderOfKind(@NotNull NoteRequest request) {
    return order(request);
  }

  @GET
  @Path("/pages")
  @RolesAllowed(Role.OWNER)
  public Uni<Page<NoteView>> page(@RestQuery Integer limit, @RestQuery String cursor) {
    return notes
        .page(PageRequest.of(Notes.LIST, limit, cursor))
        .map(page -> page.map(NoteView::from));
  }

  @POST
  @Path("/notes/failing/{how}")
  @RolesAllowed(Role.OWNER)
  public Uni<NoteView> writeFailing(@RestPath String how, @NotNull NoteRequest request) {
    return notes.writeFailing(how, request.text()).map(NoteView::from);
  }

  @GET
  @Path("/search")
  @RolesAllowed(Role.OWNER)
  public String search(@RestQuery @Max(100) Integer limit, @RestQuery NoteRequest.Urgency urgency) {
    return "found";
  }

  @GET
  @Path("/whoami")
  @RolesAllowed("**")
  public String whoami() {
    return currentActor.require().toString();
  }

  @GET
  @Path("/storefront")
  @CustomerFacing
  @RolesAllowed("**")
  public String storefront() {
    return "open";
  }

  @GET
  @Path("/public")
  @PermitAll
  public String forEverybody() {
    return "hello";
  }

  @GET
  @Path("/forgotten")
  public String nobodySaidWho() {
    return "must never be seen";
  }

  @GET
  @Path("/failure")
  @PermitAll
  public Uni<String> failure(@QueryParam("kind") String kind) {
    return notes.fail(kind);
  }
}
