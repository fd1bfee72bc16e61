package dev.switchboard.tenant.tenant;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The request to create a tenant (features.md T1).
 *
 * @param slug unique on the platform, never changed
 * @param vertical {@code isp}, {@code plumbing}, {@code hvac}, {@code electrical}, {@code general}
 * @param country ISO 3166-1 alpha-2
 * @param timeZone IANA name; else the country's
 * @param language {@code es} or {@code en}; else the country's
 * @param currency ISO 4217; else the country's
 * @param planCode else the platform's default
 * @param ownerPhone as it is written in the country, or with {@code +}; kept as E.164
 */
record NewTenant(
    @NotBlank @Size(max = 200) String name,
    @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{1,62}") String slug,
    @NotNull @Pattern(regexp = TenantFields.WORD) String vertical,
    @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
    @Nullable @Size(max = 64) String timeZone,
    @Nullable @Pattern(regexp = TenantFields.LANGUAGE) String language,
    @Nullable @Pattern(regexp = "[A-Z]{3}") String currency,
    @Nullable @Pattern(regexp = TenantFields.WORD) String planCode,
    @Nullable @Size(min = 1, max = 200) String ownerName,
    @Nullable @Size(max = 40) String ownerPhone,
    @Nullable @Email @Size(max = 254) String ownerEmail) {}
