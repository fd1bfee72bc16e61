/**
 * Tells a business's owner of what cannot wait (features.md C34): one WhatsApp template to his own
 * phone, at most once, whatever his customers think of messages.
 */
@NullMarked
package dev.switchboard.conversation.alert;

import org.jspecify.annotations.NullMarked;
