/** Facts about tenants and their credentials, said by tenant-service. */
@NullMarked
package dev.switchboard.contracts.tenant;

import org.jspecify.annotations.NullMarked;
