package dev.switchboard.tenant.tenant;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The request to change a tenant: what is absent or null stays as it is. The fields are those of
 * {@link NewTenant}.
 *
 * @param lockedDown keeps the tenant's customers out, its people not
 */
record TenantChange(
    @Nullable @Size(min = 1, max = 200) String name,
    @Nullable Boolean lockedDown,
    @Nullable @Pattern(regexp = TenantFields.WORD) String vertical,
    @Nullable @Size(max = 64) String timeZone,
    @Nullable @Pattern(regexp = TenantFields.LANGUAGE) String language,
    @Nullable @Pattern(regexp = "[A-Z]{3}") String currency,
    @Nullable @Pattern(regexp = TenantFields.WORD) String planCode,
    @Nullable @Size(min = 1, max = 200) String ownerName,
    @Nullable @Size(max = 40) String ownerPhone,
    @Nullable @Email @Size(max = 254) String ownerEmail) {}
