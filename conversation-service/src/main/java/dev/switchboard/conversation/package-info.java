/**
 * Talks to customers on behalf of tenants: takes in what providers deliver, keeps customers,
 * conversations and messages, lets the assistant or a person answer, and sends. It owns every word;
 * other services learn ids and times from its events.
 */
@NullMarked
package dev.switchboard.conversation;

import org.jspecify.annotations.NullMarked;
