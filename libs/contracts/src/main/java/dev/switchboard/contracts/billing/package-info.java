/** Facts about usage and money, said by billing-service. */
@NullMarked
package dev.switchboard.contracts.billing;

import org.jspecify.annotations.NullMarked;
