/**
 * The people of a tenant (features.md T3), as far as signing in needs them: the platform's admins
 * enter them with their first password. Invitations are not here yet.
 */
@NullMarked
package dev.switchboard.tenant.member;

import org.jspecify.annotations.NullMarked;
