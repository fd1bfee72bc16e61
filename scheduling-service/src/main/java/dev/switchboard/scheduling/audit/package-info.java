/** Who changed what a business has set up, when, from what to what. */
@NullMarked
package dev.switchboard.scheduling.audit;

import org.jspecify.annotations.NullMarked;
