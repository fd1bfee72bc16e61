package dev.switchboard.scheduling.feed;

import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.security.CurrentActor;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.Access;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Calendar feeds (features.md S11). No Idempotency-Key: the answer would have to be kept, and with
 * it the address, which is kept nowhere; a feed that was made twice is revoked.
 */
@Path("/v1/crm/feeds")
@PermissionsAllowed(Access.SET_UP)
class FeedResource {
  private final FeedService feeds;
  private final CurrentTenant tenant;
  private final CurrentActor actor;

  FeedResource(FeedService feeds, CurrentTenant tenant, CurrentActor actor) {
    this.feeds = feeds;
    this.tenant = tenant;
    this.actor = actor;
  }

  /** 201 with the {@code url}, which is shown this once; 422 INVALID_SETTINGS with the field. */
  @POST
  public Uni<Response> add(@NotNull @Valid FeedRequest request) {
    return feeds
        .add(tenant.require(), request, actor.require())
        .map(feed -> Response.status(Response.Status.CREATED).entity(feed).build());
  }

  /** The newest first, without the revoked. */
  @GET
  public Uni<Page<FeedView>> list(
      @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
    return feeds.list(tenant.require(), PageRequest.of(FeedRepository.LIST, limit, cursor));
  }

  /** 200 with another {@code url}; the one before is dead at once. 404 FEED_NOT_FOUND. */
  @POST
  @Path("/{feedId}/rotate")
  public Uni<FeedView> rotate(@RestPath UUID feedId) {
    return feeds.rotate(tenant.require(), feedId);
  }

  /** 204; 404 FEED_NOT_FOUND. */
  @DELETE
  @Path("/{feedId}")
  public Uni<Void> revoke(@RestPath UUID feedId) {
    return feeds.revoke(tenant.require(), feedId);
  }
}
