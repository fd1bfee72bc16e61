/**
 * Access tokens for people and services (features.md T3, T6): ES256, one tenant each, checked by
 * every service with the keys published at {@code /.well-known/jwks.json}. Locking an account after
 * failures and refresh tokens are not here yet.
 */
@NullMarked
package dev.switchboard.tenant.auth;

import org.jspecify.annotations.NullMarked;
