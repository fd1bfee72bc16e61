package dev.switchboard.bench.chaos;

/** One blow at one moment. */
interface Strike {
  /** What must be in place before customers write. */
  default void prepare() {}

  /** Waits for its moment, strikes, and returns when everything runs again. */
  void fall();
}
