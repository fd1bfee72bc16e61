/**
 * tenant-service: which tenants there are, who may act for them, and the tokens that say so. What
 * it knows of tenants and API keys it tells everybody by events, so that no request of another
 * service has to ask it.
 */
@NullMarked
package dev.switchboard.tenant;

import org.jspecify.annotations.NullMarked;
