/**
 * API keys of tenants (features.md T4): shown once, kept as a SHA-256, told to every service on
 * {@code api-key-changed}, so that a revocation is in force everywhere within two seconds.
 */
@NullMarked
package dev.switchboard.tenant.apikey;

import org.jspecify.annotations.NullMarked;
