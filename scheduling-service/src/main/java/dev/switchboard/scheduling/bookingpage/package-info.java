/**
 * The public booking page (features.md S11): a business's customers choose a service and a time,
 * book, move and cancel, without an account and without JavaScript. Whatever comes in here is a
 * stranger's.
 */
@NullMarked
package dev.switchboard.scheduling.bookingpage;

import org.jspecify.annotations.NullMarked;
