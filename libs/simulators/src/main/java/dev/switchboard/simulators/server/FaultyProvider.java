package dev.switchboard.simulators.server;

import java.time.Duration;
import java.util.Map;

/** A provider with the armed faults in front of it. */
final class FaultyProvider {
  private static final Reply BROKEN_OFF =
      new Reply(200, "application/json", "{\"result\":{\"id\":\"17", Map.of());

  private final Provider provider;
  private final Faults faults;
  private final Overtaking overtaking = new Overtaking();

  FaultyProvider(Provider provider, Faults faults) {
    this.provider = provider;
    this.faults = faults;
  }

  Outcome answer(Request request) throws InterruptedException {
    var fault = faults.take(FaultTarget.REQUEST, request.text());
    return fault.isPresent()
        ? struck(fault.get(), request)
        : new Outcome.Answered(handled(request));
  }

  private Outcome struck(Fault fault, Request request) throws InterruptedException {
    return switch (fault.mode()) {
      case DELAY -> late(fault.delay(), request);
      case DUPLICATE -> twice(request);
      case REORDER -> overtaken(fault.delay(), request);
      case STATUS_429, STATUS_500, STATUS_503, ERROR ->
          new Outcome.Answered(provider.refusal(fault.code()));
      case STATUS_502 -> new Outcome.Answered(Reply.html(502, "502 Bad Gateway"));
      case GARBAGE -> unreadable(request);
      case RESET -> new Outcome.Closed();
      case BLACKHOLE -> new Outcome.Unanswered(fault.delay());
      case TIMEOUT_AFTER_ACCEPT -> acceptedInSilence(fault.delay(), request);
    };
  }

  private Reply handled(Request request) {
    Reply reply = provider.answer(request);
    overtaking.pass();
    return reply;
  }

  private Outcome late(Duration delay, Request request) throws InterruptedException {
    Thread.sleep(delay);
    return new Outcome.Answered(handled(request));
  }

  private Outcome twice(Request request) {
    Reply lost = handled(request);
    Reply seen = handled(request);
    return new Outcome.Answered(seen.with("X-Lost-Answer", String.valueOf(lost.status())));
  }

  private Outcome overtaken(Duration atMost, Request request) throws InterruptedException {
    overtaking.letOnePass(atMost);
    return new Outcome.Answered(handled(request));
  }

  private Outcome unreadable(Request request) {
    Reply lost = handled(request);
    return new Outcome.Answered(BROKEN_OFF.with("X-Lost-Answer", String.valueOf(lost.status())));
  }

  private Outcome acceptedInSilence(Duration held, Request request) {
    Reply unused = handled(request);
    return new Outcome.Unanswered(held);
  }
}
