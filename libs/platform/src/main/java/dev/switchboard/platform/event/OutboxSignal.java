package dev.switchboard.platform.event;

import dev.switchboard.platform.work.Signal;
import jakarta.enterprise.context.ApplicationScoped;

/** Raised when this process wrote to the outbox; wakes its relay. */
@ApplicationScoped
public class OutboxSignal extends Signal {}
