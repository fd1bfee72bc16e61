/**
 * Who wants to be written to (features.md C10, C36, X5): the words by which a customer says so, the
 * ledger that remembers it by address, and the question every sender asks first.
 */
@NullMarked
package dev.switchboard.conversation.consent;

import org.jspecify.annotations.NullMarked;
