package dev.switchboard.integration.calendar;

import dev.switchboard.platform.work.Signal;
import jakarta.inject.Singleton;

/** Raised when there are new tasks. */
@Singleton
class CalendarSignal extends Signal {}
