package dev.switchboard.local;

/** The names of the demo's credentials in {@code local.properties}, and what to say of them. */
public final class Demo {
  public static final String ADMIN_EMAIL = "tenant-service.set.switchboard.tenant.admin.email";
  public static final String ADMIN_PASSWORD =
      "tenant-service.set.switchboard.tenant.admin.password";
  public static final String OWNER_PASSWORD = "demo.owner-password";
  public static final String APP_KEY = "demo.app-key";
  public static final String APP_SECRET = "demo.app-secret";
  static final String VERIFY_TOKEN = "demo.verify-token";
  public static final String ACCESS_TOKEN = "demo.access-token";

  private Demo() {}

  /** Who may sign in, and the command with which a customer writes. */
  static void introduce(Console console, Settings settings, String simulator) {
    sayCredentials(
        console, "platform admin", settings.text(ADMIN_EMAIL), settings.text(ADMIN_PASSWORD));
    for (DemoTenant tenant : DemoTenant.values()) {
      sayCredentials(
          console, tenant.shownName(), tenant.ownerEmail(), settings.text(OWNER_PASSWORD));
    }
    console.heading("A customer books:");
    for (DemoTenant tenant : DemoTenant.values()) {
      console.say(
          "  %-22s %s/book/%s"
              .formatted(tenant.shownName(), LocalService.SCHEDULING.url(settings), tenant.slug()));
    }
    console.heading("A customer writes:");
    console.say(
        """
          curl %s/_control/whatsapp/inbound -H 'Content-Type: application/json' \\
            -d '{"phoneNumberId":"%s","from":"5491155550123","name":"Ana","text":"Hola, no tengo internet"}'
          curl '%s/_control/whatsapp/messages?to=5491155550123'      # what she was answered"""
            .formatted(simulator, DemoTenant.FIBRA_SUR.number().id(), simulator));
  }

  private static void sayCredentials(Console console, String who, String email, String password) {
    console.say("  %-22s %s  %s".formatted(who, email, password));
  }
}
