package dev.switchboard.conversation.tool;

import dev.switchboard.contracts.TenantId;
import java.util.UUID;

/** The message on whose behalf tools are called. */
public record ToolTurn(TenantId tenant, UUID messageId, UUID conversationId) {}
