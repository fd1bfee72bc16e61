package dev.switchboard.conversation.customer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Whom to find or make.
 *
 * @param customers each number once
 */
record Acquaintances(
    @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid Acquaintance> customers) {}
