package dev.switchboard.conversation.tool;

import dev.switchboard.conversation.tool.ToolCall.AcceptOffer;
import dev.switchboard.conversation.tool.ToolCall.BookAppointment;
import dev.switchboard.conversation.tool.ToolCall.CancelAppointment;
import dev.switchboard.conversation.tool.ToolCall.ConfirmAppointment;
import dev.switchboard.conversation.tool.ToolCall.ConnectionStatus;
import dev.switchboard.conversation.tool.ToolCall.CustomerAccount;
import dev.switchboard.conversation.tool.ToolCall.DeclineOffer;
import dev.switchboard.conversation.tool.ToolCall.FindSlots;
import dev.switchboard.conversation.tool.ToolCall.ListAppointments;
import dev.switchboard.conversation.tool.ToolCall.ListServices;
import dev.switchboard.conversation.tool.ToolCall.RescheduleAppointment;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls. One that came to nothing is made once more: those that only read do no harm, and
 * those that change something carry a key under which they happen once.
 */
@ApplicationScoped
class ToolClient {
  private static final int OFFERED = 3;

  private final SchedulingClient scheduling;
  private final IntegrationClient integration;

  ToolClient(@RestClient SchedulingClient scheduling, @RestClient IntegrationClient integration) {
    this.scheduling = scheduling;
    this.integration = integration;
  }

  /**
   * @param key under which a change happens once
   * @return whatever the service answered, a failure only when it answered nothing
   */
  Uni<HttpAnswer> call(ToolTurn turn, String key, ToolCall<?> call) {
    return Uni.createFrom()
        .deferred(() -> once(turn.tenant().toString(), key, call))
        .map(ToolClient::read)
        .onFailure(WebApplicationException.class)
        .recoverWithItem(failure -> read(((WebApplicationException) failure).getResponse()))
        .invoke(ToolClient::requireWorking)
        .onFailure()
        .retry()
        .atMost(1)
        .onFailure(ServiceFailedException.class)
        .recoverWithItem(failure -> ((ServiceFailedException) failure).answer());
  }

  private Uni<Response> once(String tenant, String key, ToolCall<?> call) {
    return switch (call) {
      case CustomerAccount it ->
          integration.account(tenant, it.phone(), it.document(), it.customerId());
      case ConnectionStatus it -> integration.connection(tenant, it.account());
      case FindSlots it -> slots(tenant, it);
      case BookAppointment it -> scheduling.book(tenant, key, it.arguments().encode());
      case RescheduleAppointment it -> change(tenant, key, it.appointmentId(), "reschedule", it);
      case CancelAppointment it -> change(tenant, key, it.appointmentId(), "cancel", it);
      case ConfirmAppointment it -> change(tenant, key, it.appointmentId(), "confirm", it);
      case AcceptOffer it -> scheduling.answerOffer(tenant, key, it.offerId(), "accept");
      case DeclineOffer it -> scheduling.answerOffer(tenant, key, it.offerId(), "decline");
      case ListAppointments it ->
          scheduling.appointments(tenant, it.customerId(), it.from().toString());
      case ListServices it -> scheduling.serviceTypes(tenant);
    };
  }

  private Uni<Response> slots(String tenant, FindSlots call) {
    return scheduling.slots(
        tenant,
        call.serviceType(),
        text(call.from()),
        text(call.to()),
        call.dayPart(),
        text(call.earliest()),
        text(call.latest()),
        call.excluded(),
        OFFERED);
  }

  private Uni<Response> change(
      String tenant, String key, UUID appointment, String change, ToolCall<?> call) {
    JsonObject how = call.arguments();
    how.remove("appointmentId");
    return scheduling.change(tenant, key, appointment, change, how.encode());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static HttpAnswer read(Response response) {
    @Nullable String body = response.hasEntity() ? response.readEntity(String.class) : null;
    return new HttpAnswer(response.getStatus(), object(body));
  }

  /** What is no JSON, such as a proxy's page, says nothing. */
  private static JsonObject object(@Nullable String body) {
    if (body == null || body.isBlank()) {
      return new JsonObject();
    }
    try {
      return body.stripLeading().startsWith("[")
          ? new JsonObject().put("items", new JsonArray(body))
          : new JsonObject(body);
    } catch (DecodeException e) {
      return new JsonObject();
    }
  }

  private static void requireWorking(HttpAnswer answer) {
    if (answer.status() >= 500 || answer.status() == 429) {
      throw new ServiceFailedException(answer);
    }
  }

  /** An answer that another try may better. */
  private static final class ServiceFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient HttpAnswer answer;

    ServiceFailedException(HttpAnswer answer) {
      super("HTTP " + answer.status());
      this.answer = answer;
    }

    HttpAnswer answer() {
      return answer;
    }
  }
}
