/**
 * Sends what others queue (design.md 3.4, features.md C8 to C10): in the order of each
 * conversation, within the rate of each channel, never blindly a second time. Asks at the last
 * moment whether it may: owner, consent, the tenant's standing, the 24 hours after the customer's
 * last word.
 */
@NullMarked
package dev.switchboard.conversation.sending;

import org.jspecify.annotations.NullMarked;
