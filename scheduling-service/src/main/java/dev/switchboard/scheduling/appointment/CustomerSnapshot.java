package dev.switchboard.scheduling.appointment;

import dev.switchboard.scheduling.travel.Location;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The customer as he was known when the visit was booked (features.md S6): who comes needs his
 * words, whatever becomes of them elsewhere.
 *
 * @param customerId conversation-service's
 * @param phone as it was given
 * @param location of the address, when it is known; travel is reckoned with it (S12)
 */
public record CustomerSnapshot(
    @NotNull UUID customerId,
    @NotBlank @Size(max = 200) String name,
    @Nullable @Size(max = 40) String phone,
    @Nullable @Size(max = 500) String address,
    @Nullable Location location) {
  /** Of a customer whose place on the map nobody has said. */
  public CustomerSnapshot(
      UUID customerId, String name, @Nullable String phone, @Nullable String address) {
    this(customerId, name, phone, address, null);
  }
}
