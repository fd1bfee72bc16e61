package dev.switchboard.platform.idempotency;

import dev.switchboard.platform.problem.Problem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;

/**
 * An answer as it was first given, to the byte.
 *
 * @param json its body
 * @param replayed whether this is a repetition
 */
public record StoredAnswer(int status, String json, boolean replayed) {
  /** Set on an answer that is a repetition. */
  public static final String REPLAYED_HEADER = "Idempotency-Replayed";

  public StoredAnswer {
    Objects.requireNonNull(json, "json");
  }

  public Response toResponse() {
    Response.ResponseBuilder response =
        Response.status(status)
            .type(status < 400 ? MediaType.APPLICATION_JSON : Problem.MEDIA_TYPE)
            .entity(json);
    return replayed ? response.header(REPLAYED_HEADER, "true").build() : response.build();
  }
}
