/**
 * Secrets at rest (design.md section 5, features.md P9): Fernet tokens bound to a scope and a
 * purpose, under a keyring that is changed by configuration. A secret that cannot be read is one
 * error, never a blank, and never shown.
 */
@NullMarked
package dev.switchboard.platform.secret;

import org.jspecify.annotations.NullMarked;
