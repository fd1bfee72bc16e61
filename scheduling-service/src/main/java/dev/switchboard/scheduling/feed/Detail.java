package dev.switchboard.scheduling.feed;

/** How much of a customer a feed shows: whoever has its address sees it. */
enum Detail {
  /** Service and first name. */
  MINIMAL,
  /** Name, phone, address and what he said, too. */
  FULL
}
