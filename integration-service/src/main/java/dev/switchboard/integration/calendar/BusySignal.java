package dev.switchboard.integration.calendar;

import dev.switchboard.platform.work.Signal;
import jakarta.inject.Singleton;

/** Raised when a calendar is to be asked at once. */
@Singleton
class BusySignal extends Signal {}
