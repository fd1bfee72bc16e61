/**
 * Whose data a piece of work may see. The tenant of a request lives in its Vert.x context; a
 * transaction hands it to PostgreSQL, whose row-level security does the separating
 * (db/platform/V0.1).
 */
@NullMarked
package dev.switchboard.platform.tenancy;

import org.jspecify.annotations.NullMarked;
