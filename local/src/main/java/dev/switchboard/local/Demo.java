package dev.switchboard.local;

/** The names of the demo's credentials in {@code local.properties}, and what to say of them. */
final class Demo {
  static final String ADMIN_EMAIL = "tenant-service.set.switchboard.tenant.admin.email";
  static final String ADMIN_PASSWORD = "tenant-service.set.switchboard.tenant.admin.password";
  static final String OWNER_PASSWORD = "demo.owner-password";

  private Demo() {}

  /** Who may sign in. */
  static void introduce(Console console, Settings settings) {
    sayCredentials(
        console, "platform admin", settings.text(ADMIN_EMAIL), settings.text(ADMIN_PASSWORD));
    for (DemoTenant tenant : DemoTenant.values()) {
      sayCredentials(
          console, tenant.shownName(), tenant.ownerEmail(), settings.text(OWNER_PASSWORD));
    }
  }

  private static void sayCredentials(Console console, String who, String email, String password) {
    console.say("  %-22s %s  %s".formatted(who, email, password));
  }
}
