package dev.switchboard.scheduling.followup;

import dev.switchboard.platform.idempotency.CurrentIdempotentRequest;
import dev.switchboard.platform.idempotency.Idempotent;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.Access;
import dev.switchboard.scheduling.SetupCalls;
import dev.switchboard.scheduling.Versioned;
import dev.switchboard.scheduling.followup.CampaignRequest.CampaignChange;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Campaigns over HTTP (features.md S10); 404 CAMPAIGN_NOT_FOUND. */
@Path("/v1/crm/scheduling/campaigns")
@PermissionsAllowed(Access.SET_UP)
class CampaignResource {
  private final CampaignService campaigns;
  private final CurrentTenant tenant;
  private final SetupCalls calls;
  private final CurrentIdempotentRequest request;

  CampaignResource(
      CampaignService campaigns,
      CurrentTenant tenant,
      SetupCalls calls,
      CurrentIdempotentRequest request) {
    this.campaigns = campaigns;
    this.tenant = tenant;
    this.calls = calls;
    this.request = request;
  }

  @GET
  public Uni<Map<String, List<Campaign>>> list() {
    return campaigns.all(tenant.require()).map(all -> Map.of("items", all));
  }

  @GET
  @Path("/{campaignId}")
  public Uni<Response> read(@RestPath UUID campaignId) {
    return campaigns.read(tenant.require(), campaignId).map(Versioned::shown);
  }

  /** 201; it is off until {@code active} is set. */
  @POST
  @Idempotent
  public Uni<Response> add(@NotNull @Valid CampaignRequest campaign) {
    return campaigns
        .add(calls.of(null, false), request.require(), campaign)
        .map(StoredAnswer::toResponse);
  }

  /** 409 CAMPAIGN_RUNNING when another of its kind is on; 412 with If-Match of another version. */
  @PUT
  @Path("/{campaignId}")
  public Uni<Response> change(
      @RestPath UUID campaignId,
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid CampaignChange change) {
    return campaigns.change(calls.of(ifMatch, false), campaignId, change).map(Versioned::shown);
  }

  /** A dry run: how many, and who, would be written to if it were on and nothing held it back. */
  @GET
  @Path("/{campaignId}/audience")
  public Uni<AudienceView> audience(
      @RestPath UUID campaignId,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    return campaigns.dryRun(
        tenant.require(), campaignId, PageRequest.of(AudienceRepository.LIST, limit, cursor));
  }

  /** Who was written to, the last first, and who was not although it was his turn. */
  @GET
  @Path("/{campaignId}/follow-ups")
  public Uni<Page<FollowUpView>> followUps(
      @RestPath UUID campaignId,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    return campaigns.followUps(
        tenant.require(), campaignId, PageRequest.of(CampaignRepository.FOLLOW_UPS, limit, cursor));
  }
}
