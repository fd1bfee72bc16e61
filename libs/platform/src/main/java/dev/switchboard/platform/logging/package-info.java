/**
 * What may stand in a log (features.md P1, C4): no full phone number, no e-mail address, no secret.
 * Every line passes the mask on its way to the console; the tenant and the trace stand beside it.
 */
@NullMarked
package dev.switchboard.platform.logging;

import org.jspecify.annotations.NullMarked;
