package dev.switchboard.local;

/**
 * What an operator decides about the containers. Profile {@code local} has published values for all
 * of it; elsewhere each must be given.
 */
enum ContainerSetting {
  SUPERUSER_PASSWORD("POSTGRES_PASSWORD", "containers.superuser-password"),
  OWNER_PASSWORD("SWITCHBOARD_DATABASE_OWNER_PASSWORD", "database.owner-password"),
  APP_PASSWORD("SWITCHBOARD_DATABASE_APP_PASSWORD", "database.app-password"),
  WORKER_PASSWORD("SWITCHBOARD_DATABASE_WORKER_PASSWORD", "database.worker-password"),
  CLIENT_SECRET(
      "SWITCHBOARD_SERVICE_CLIENT_SECRET", "every-service.switchboard.service.client-secret"),
  SECRETS_KEYS("SWITCHBOARD_SECRETS_KEYS", "every-service.switchboard.secrets.keys"),
  LINK_SECRETS(
      "SWITCHBOARD_BOOKING_PAGE_LINK_SECRETS",
      "scheduling-service.set.switchboard.booking-page.link-secrets"),
  ADMIN_EMAIL("SWITCHBOARD_TENANT_ADMIN_EMAIL", Demo.ADMIN_EMAIL),
  ADMIN_PASSWORD("SWITCHBOARD_TENANT_ADMIN_PASSWORD", Demo.ADMIN_PASSWORD),
  WHATSAPP_API_URL("SWITCHBOARD_WHATSAPP_API_URL", "containers.whatsapp-api-url");

  private final String variable;
  private final String setting;

  ContainerSetting(String variable, String setting) {
    this.variable = variable;
    this.setting = setting;
  }

  /** Its name in {@code .env} and in the containers' environment. */
  String variable() {
    return variable;
  }

  /** Its name in {@code local.properties}, whose value is the published one. */
  String setting() {
    return setting;
  }
}
