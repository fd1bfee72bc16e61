/**
 * billing-service: what each tenant used, and what it owes for it. Everything is counted from
 * events, once each, and every amount can be taken apart down to the events it came from.
 */
@NullMarked
package dev.switchboard.billing;

import org.jspecify.annotations.NullMarked;
