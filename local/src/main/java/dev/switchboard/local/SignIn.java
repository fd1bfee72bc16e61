package dev.switchboard.local;

import java.util.Map;

/**
 * Tokens of the demo's people, by the public API. A token lives a quarter of an hour.
 *
 * @param settings where tenant-service is, and the demo's passwords
 */
public record SignIn(Settings settings) {
  /**
   * @throws IllegalStateException when tenant-service refuses
   */
  public String admin() {
    return token(settings.text(Demo.ADMIN_EMAIL), settings.text(Demo.ADMIN_PASSWORD));
  }

  /**
   * The business's owner.
   *
   * @throws IllegalStateException when tenant-service refuses
   */
  public String owner(DemoTenant business) {
    return token(business.ownerEmail(), settings.text(Demo.OWNER_PASSWORD));
  }

  private String token(String email, String password) {
    Map<String, String> login =
        Map.of("grantType", "PASSWORD", "email", email, "password", password);
    return new Api(LocalService.TENANT.url(settings), null)
        .post("/v1/auth/tokens", login)
        .require()
        .path("accessToken")
        .asText();
  }
}
