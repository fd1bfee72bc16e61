/** What a period costs. */
@NullMarked
package dev.switchboard.billing.invoice;

import org.jspecify.annotations.NullMarked;
