/**
 * What a service keeps of another's aggregates (design.md section 4, "Copies"): a table in its own
 * database and a map in memory, which only newer versions change. Tenants and API keys are copied
 * into every service, so that no request has to ask tenant-service.
 */
@NullMarked
package dev.switchboard.platform.copy;

import org.jspecify.annotations.NullMarked;
