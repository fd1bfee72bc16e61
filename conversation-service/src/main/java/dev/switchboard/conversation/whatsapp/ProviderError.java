package dev.switchboard.conversation.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * What the provider says went wrong (protocols.md 1.10).
 *
 * @param code decides what to do, for example {@code 131047}; at most 16 characters
 * @param title the provider's words
 * @param details more of them, from {@code error_data}
 */
public record ProviderError(String code, @Nullable String title, @Nullable String details) {}
