package dev.switchboard.tenant.apikey;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The request for an API key (features.md T4).
 *
 * @param scopes what it may do: {@code crm:read}, {@code crm:write}
 * @param expiresAt the first instant at which it is no longer valid; null for never
 */
record NewApiKey(
    @NotBlank @Size(max = 200) String name,
    @NotEmpty @Size(max = 20)
        Set<@NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,30}(:[a-z][a-z0-9-]{0,30})?") String>
            scopes,
    @Nullable @Future Instant expiresAt) {}
