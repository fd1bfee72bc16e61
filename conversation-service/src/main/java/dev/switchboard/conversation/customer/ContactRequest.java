package dev.switchboard.conversation.customer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who came to the business by another way than a message (features.md S11).
 *
 * @param phone E.164, as he gave it and nobody has checked
 * @param language ISO 639-1
 */
record ContactRequest(
    @NotNull @Pattern(regexp = "\\+[1-9][0-9]{1,14}") String phone,
    @NotBlank @Size(max = 200) String name,
    @Nullable @Size(max = 254) String email,
    @Nullable @Size(max = 500) String address,
    @Nullable @Pattern(regexp = "[a-z]{2}") String language) {
  /** Shows no person. */
  @Override
  public String toString() {
    return "ContactRequest[]";
  }
}
