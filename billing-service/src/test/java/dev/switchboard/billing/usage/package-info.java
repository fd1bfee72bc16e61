/** What is counted, and how often. */
@NullMarked
package dev.switchboard.billing.usage;

import org.jspecify.annotations.NullMarked;
