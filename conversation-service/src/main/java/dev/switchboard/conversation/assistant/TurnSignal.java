package dev.switchboard.conversation.assistant;

import dev.switchboard.platform.work.Signal;
import jakarta.inject.Singleton;

/** Raised when there are new turns. */
@Singleton
class TurnSignal extends Signal {}
