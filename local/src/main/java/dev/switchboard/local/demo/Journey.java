package dev.switchboard.local.demo;

import dev.switchboard.local.DemoTenant;

/** One customer's way through a business, and everything it must leave behind. */
interface Journey {
  /** {@code A}, {@code B} ... */
  String letter();

  String title();

  DemoTenant business();

  /**
   * @throws JourneyFailedException when something is not as it should be
   */
  void play(Scene scene);
}
