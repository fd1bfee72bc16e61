package dev.switchboard.conversation.channel;

import dev.switchboard.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The numbers of a tenant. */
@Path("/v1/crm/channels")
class ChannelResource {
  private final ChannelService channels;

  ChannelResource(ChannelService channels) {
    this.channels = channels;
  }

  /** 409 CHANNEL_CLAIMED when anybody on the platform has the number, 422 for an unknown app. */
  @POST
  @ResponseStatus(201)
  @RolesAllowed({Role.OWNER, Role.ADMIN})
  public Uni<ChannelView> connect(@NotNull @Valid ChannelRequest request) {
    return channels.connect(request);
  }

  /** All of them, oldest first. */
  @GET
  @RolesAllowed({Role.OWNER, Role.ADMIN})
  public Uni<List<ChannelView>> all() {
    return channels.all();
  }
}
