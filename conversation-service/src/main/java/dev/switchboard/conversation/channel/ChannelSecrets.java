package dev.switchboard.conversation.channel;

import dev.switchboard.platform.secret.SecretPurpose;

/** What the secrets of apps and channels are sealed for. */
public final class ChannelSecrets {
  /** In the platform's scope: what an app signs its deliveries with. */
  public static final SecretPurpose APP_SECRET = new SecretPurpose("webhook-app.secret");

  /** In the platform's scope: what the provider shows when it asks whether an address is ours. */
  public static final SecretPurpose VERIFY_TOKEN = new SecretPurpose("webhook-app.verify-token");

  /** In the tenant's scope: what we show the provider when we send. */
  public static final SecretPurpose ACCESS_TOKEN = new SecretPurpose("channel.access-token");

  private ChannelSecrets() {}
}
