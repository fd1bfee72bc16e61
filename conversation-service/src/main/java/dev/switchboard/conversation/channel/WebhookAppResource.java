package dev.switchboard.conversation.channel;

import dev.switchboard.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** The apps of the installation, for whoever runs it. */
@Path("/v1/admin/webhook-apps/{appKey}")
class WebhookAppResource {
  private final WebhookAppService apps;

  WebhookAppResource(WebhookAppService apps) {
    this.apps = apps;
  }

  /** Within a second every replica verifies by the new secrets. */
  @PUT
  @RolesAllowed(Role.PLATFORM_ADMIN)
  public Uni<WebhookAppView> put(
      @PathParam("appKey") @Pattern(regexp = ChannelRequest.APP_KEY) String appKey,
      @NotNull @Valid WebhookAppRequest request) {
    return apps.put(appKey, request);
  }
}
