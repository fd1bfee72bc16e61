/**
 * What the WhatsApp Cloud API puts on the wire, read without side effects: signatures, the channels
 * a delivery is for, its messages and statuses (protocols.md chapter 1). Nothing here throws for
 * anything a stranger can post.
 */
@NullMarked
package dev.switchboard.conversation.whatsapp;

import org.jspecify.annotations.NullMarked;
