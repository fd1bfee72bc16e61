package dev.switchboard.local;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Fills a running stack with the demo's two businesses, and says how it went. */
final class DemoData {
  /** Many times what it takes on a machine with nothing else to do. */
  private static final Duration HISTORY_PATIENCE = Duration.ofSeconds(60);

  private final Stack stack;
  private final Console console;
  private final Api conversations;
  private final Api whatsapp;

  DemoData(Stack stack, Console console) {
    this.stack = stack;
    this.console = console;
    this.conversations = new Api(LocalService.CONVERSATION.url(stack.settings()), null);
    this.whatsapp = new Api(stack.simulator("whatsapp"), null);
  }

  /**
   * Makes the demo tenants what they are, without customers.
   *
   * @return each one's owner's token
   * @throws StartFailedException when a service refuses
   */
  Map<DemoTenant, String> makeTenants() {
    long begin = System.nanoTime();
    Api tenants = new Api(LocalService.TENANT.url(stack.settings()), null);
    Seeding seeding =
        new Seeding(
            tenants,
            new DemoNumbers(conversations, whatsapp, stack.settings()),
            new DemoBackOffice(stack),
            stack.settings());
    Map<DemoTenant, String> owners = made("demo tenants", seeding::run);
    console.progress("demo tenants", "ready", System.nanoTime() - begin);
    return owners;
  }

  /**
   * Gives them customers who have written. A stack can be used without all of it, so who waits too
   * long is only named.
   *
   * @throws StartFailedException when a service refuses
   */
  void makeHistory(Map<DemoTenant, String> owners) {
    long begin = System.nanoTime();
    DemoHistory history = new DemoHistory(conversations, whatsapp, owners);
    List<DemoCustomer> unanswered = made("demo customers", () -> history.make(HISTORY_PATIENCE));
    if (unanswered.isEmpty()) {
      console.progress("demo customers", "answered", System.nanoTime() - begin);
    } else {
      console.fail(
          "Of the demo customers %s were not answered within %d s. The services' logs are in %s"
              .formatted(
                  unanswered.stream().map(DemoCustomer::shownName).collect(joining(", ")),
                  HISTORY_PATIENCE.toSeconds(),
                  stack.folder()));
    }
  }

  private <T> T made(String what, Supplier<T> making) {
    try {
      return making.get();
    } catch (IllegalStateException e) {
      throw new StartFailedException(
          "The %s could not be made: %s. The services' logs are in %s"
              .formatted(
                  what, String.valueOf(e.getMessage()).replaceAll("[. ]*$", ""), stack.folder()));
    }
  }
}
