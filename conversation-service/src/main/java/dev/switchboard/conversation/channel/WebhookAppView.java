package dev.switchboard.conversation.channel;

/**
 * An app whose deliveries are accepted at {@code /webhooks/whatsapp/{appKey}}.
 *
 * @param activeSecrets how many secrets a delivery may be signed with
 */
public record WebhookAppView(String appKey, int activeSecrets) {}
