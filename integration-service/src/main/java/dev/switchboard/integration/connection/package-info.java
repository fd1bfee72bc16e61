/**
 * What a tenant has connected: settings anybody of the tenant may see, credentials nobody may,
 * access tokens got with them once for all replicas, and how it has been going (features.md I1,
 * I7).
 */
@NullMarked
package dev.switchboard.integration.connection;

import org.jspecify.annotations.NullMarked;
