package dev.switchboard.conversation.reminder;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.switchboard.platform.client.ServiceCallHeaders;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The part of scheduling-service that permits reminders (design.md 3.6). */
@RegisterRestClient(configKey = "scheduling-service")
@RegisterClientHeaders(ServiceCallHeaders.class)
@Path("/internal/reminders")
interface SchedulingPermitClient {
  /**
   * @param key the message's id: whoever asks for it again is answered as before
   */
  @POST
  @Path("/{id}/permit")
  Uni<Answer> permit(
      @PathParam("id") UUID reminderId,
      @HeaderParam(ServiceCallHeaders.TENANT) String tenant,
      @HeaderParam("Idempotency-Key") String key,
      Question question);

  /** For which version of the appointment the reminder was made. */
  record Question(long appointmentVersion) {}

  /**
   * What it says.
   *
   * @param appointment as it is, when granted
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Answer(Decision decision, @Nullable Appointment appointment) {
    public Answer {
      Objects.requireNonNull(decision, "decision");
    }
  }

  /** Whether the reminder may be said. */
  enum Decision {
    GRANTED,
    REVOKED
  }

  /**
   * The visit.
   *
   * @param serviceName what it is for, in the business's words
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Appointment(@Nullable String serviceName, Instant startsAt, String timeZone) {
    public Appointment {
      Objects.requireNonNull(startsAt, "startsAt");
      Objects.requireNonNull(timeZone, "timeZone");
    }
  }
}
