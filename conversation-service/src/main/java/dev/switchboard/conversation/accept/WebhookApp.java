package dev.switchboard.conversation.accept;

import dev.switchboard.conversation.whatsapp.WhatsAppSignature;
import dev.switchboard.platform.security.ConstantTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An app at the provider that posts to us: several channels, also of several tenants, share one.
 */
record WebhookApp(UUID id, String verifyToken, WhatsAppSignature signature) {
  boolean verifiedBy(@Nullable String token) {
    return token != null && ConstantTime.equals(verifyToken, token);
  }

  @Override
  public String toString() {
    return "WebhookApp[%s]".formatted(id);
  }
}
