package dev.switchboard.platform.event;

/** The Kafka headers of an event: CloudEvents 1.0, Kafka protocol binding, binary mode. */
public final class EventHeaders {
  public static final String SPEC_VERSION = "ce_specversion";
  public static final String ID = "ce_id";
  public static final String TYPE = "ce_type";
  public static final String SOURCE = "ce_source";
  public static final String TIME = "ce_time";
  public static final String SUBJECT = "ce_subject";
  public static final String TENANT = "ce_tenantid";
  public static final String TRACE_PARENT = "ce_traceparent";
  public static final String CONTENT_TYPE = "content-type";

  /** Why a dead letter could not be processed. */
  public static final String DEAD_LETTER_REASON = "switchboard_reason";

  private EventHeaders() {}
}
