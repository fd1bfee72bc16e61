package dev.switchboard.tenant.tenant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The request to suspend a tenant; the reason is for people. */
record Suspension(@NotBlank @Size(max = 500) String reason) {}
