package dev.switchboard.local.demo;

/** Tells what happens, at once. */
interface Narrator {
  void tell(Moment moment);
}
