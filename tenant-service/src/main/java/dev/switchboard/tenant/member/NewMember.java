package dev.switchboard.tenant.member;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The request to let a person work for a tenant.
 *
 * @param password for a person without an account; whoever has one keeps its password
 * @param role {@code owner}, {@code admin}, {@code agent}, {@code technician}, {@code viewer}
 */
record NewMember(
    @NotBlank @Email @Size(max = 254) String email,
    @Nullable @Size(min = 12, max = 72) String password,
    @NotNull @Pattern(regexp = "owner|admin|agent|technician|viewer") String role) {
  @Override
  public String toString() {
    return "NewMember[" + role + "]";
  }
}
