/**
 * Takes in what providers delivered (design.md 3.2): finds the customer and the conversation of
 * every message, stores each message once, raises the status of our own. One transaction per poll,
 * set-based, locks in one order: senders, customers, conversations, messages, each by key. Whoever
 * writes these tables elsewhere keeps to that order.
 */
@NullMarked
package dev.switchboard.conversation.intake;

import org.jspecify.annotations.NullMarked;
