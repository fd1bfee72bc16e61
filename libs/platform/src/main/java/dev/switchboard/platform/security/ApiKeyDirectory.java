package dev.switchboard.platform.security;

import java.util.Optional;

/** Where a service looks up API keys: its own copy, in memory. Called on the event loop. */
public interface ApiKeyDirectory {
  Optional<ApiKey> findByPrefix(String prefix);
}
