package dev.switchboard.conversation.handoff;

import dev.switchboard.conversation.conversation.ConversationView;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.platform.security.CurrentActor;
import dev.switchboard.platform.security.Role;
import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** A person takes a conversation, or gives it back to the bot (features.md C25, X3). */
@Path("/v1/crm/conversations/{id}/{move: take-over|give-back}")
@RolesAllowed({Role.OWNER, Role.ADMIN, Role.AGENT})
class TakeOverResource {
  private final FloorService floor;
  private final CurrentActor actor;

  TakeOverResource(FloorService floor, CurrentActor actor) {
    this.floor = floor;
    this.actor = actor;
  }

  /**
   * The caller answers from now on, or the bot does again. 404 CONVERSATION_NOT_FOUND; 409
   * ILLEGAL_TRANSITION when features.md C31 has no such move.
   *
   * @param move {@code take-over} or {@code give-back}
   */
  @POST
  public Uni<ConversationView> move(@RestPath UUID id, @RestPath String move) {
    if (!(actor.require() instanceof Actor.User agent)) {
      throw new ForbiddenException("only a person takes a conversation over");
    }
    return move.equals("take-over") ? floor.takeOver(id, agent) : floor.giveBack(id, agent);
  }
}
