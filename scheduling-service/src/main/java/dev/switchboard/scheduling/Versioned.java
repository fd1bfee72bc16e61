package dev.switchboard.scheduling;

import jakarta.ws.rs.core.Response;

/** What its readers see with its version, which is the ETag that If-Match takes. */
public interface Versioned {
  long version();

  /** 200. */
  static Response shown(Versioned view) {
    return tagged(Response.Status.OK, view, view);
  }

  /** An answer that says more than the view whose version it has. */
  static Response tagged(Response.Status status, Object answer, Versioned view) {
    return Response.status(status).entity(answer).tag(Long.toString(view.version())).build();
  }
}
