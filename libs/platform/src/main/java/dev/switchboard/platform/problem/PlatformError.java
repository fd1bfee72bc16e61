package dev.switchboard.platform.problem;

/** The codes that every service shares. */
public enum PlatformError implements ErrorCode {
  MALFORMED_JSON(400, "The body is not the JSON this call takes"),
  INVALID_REQUEST(400, "The request breaks a rule of this call"),
  INVALID_CURSOR(400, "The cursor does not come from this list"),
  INVALID_IDEMPOTENCY_KEY(400, "The Idempotency-Key header cannot be read"),
  UNAUTHENTICATED(401, "The credentials are missing or not valid"),
  FORBIDDEN(403, "The credentials do not allow this call"),
  TENANT_REQUIRED(403, "This call works inside one tenant, and the credentials name none"),
  TENANT_SUSPENDED(403, "The tenant is suspended"),
  NOT_FOUND(404, "There is nothing here"),
  METHOD_NOT_ALLOWED(405, "This address does not know the method"),
  NOT_ACCEPTABLE(406, "The answer cannot be given in the media type asked for"),
  CONFLICT(409, "Somebody else changed it first"),
  PRECONDITION_FAILED(412, "It is no longer the version named in If-Match"),
  REQUEST_TOO_LARGE(413, "The request is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body is in a media type this call does not take"),
  IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key belongs to a different request"),
  TENANT_LOCKED(423, "The tenant is locked down"),
  INTERNAL_ERROR(500, "Something went wrong on our side"),
  UNAVAILABLE(503, "Something this call needs is away");

  private final int status;
  private final String title;

  PlatformError(int status, String title) {
    this.status = status;
    this.title = title;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
