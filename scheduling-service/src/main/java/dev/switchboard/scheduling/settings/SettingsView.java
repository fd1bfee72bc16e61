package dev.switchboard.scheduling.settings;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.switchboard.scheduling.Versioned;
import java.time.Instant;

/**
 * The settings as their readers see them.
 *
 * @param version also the ETag
 * @param timeZone the tenant's, which tenant-service keeps
 */
record SettingsView(
    long version,
    String timeZone,
    @JsonUnwrapped Settings settings,
    Instant createdAt,
    Instant updatedAt)
    implements Versioned {}
