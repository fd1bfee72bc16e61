package dev.switchboard.conversation.customer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Somebody another service knows of.
 *
 * @param phone E.164
 * @param name given to a customer who is made for it; of one who is there nothing changes
 */
record Acquaintance(
    @NotNull @Pattern(regexp = "\\+[1-9][0-9]{1,14}") String phone,
    @NotBlank @Size(max = 200) String name,
    @Nullable @Size(max = 500) String address) {}
