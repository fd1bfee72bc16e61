package dev.switchboard.simulators.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A request the simulator received, and what became of it. */
public final class ReceivedRequest {
  private final long number;
  private final Instant at;
  private final Request request;
  private volatile String outcome = "PENDING";

  ReceivedRequest(long number, Instant at, Request request) {
    this.number = number;
    this.at = at;
    this.request = request;
  }

  /** Its place in the order of arrival, from 1. */
  public long number() {
    return number;
  }

  /** The simulated time of its arrival. */
  public Instant at() {
    return at;
  }

  /** The request. */
  public Request request() {
    return request;
  }

  /** {@code PENDING}, the status of the answer, {@code CLOSED} or {@code UNANSWERED}. */
  public String outcome() {
    return outcome;
  }

  void ended(String result) {
    outcome = result;
  }

  ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("number", number).put("at", at.toString()).put("method", request.method());
    json.put("path", request.path()).put("query", request.query()).put("outcome", outcome);
    json.set("headers", Json.tree(request.headers()));
    json.set("body", Json.read(request.body()));
    return json;
  }
}
