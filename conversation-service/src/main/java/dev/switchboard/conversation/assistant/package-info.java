/**
 * Answers customers (design.md 3.3): every message of theirs becomes a turn, the turns of one
 * conversation are taken in order, and what a turn decides is stored in one transaction.
 */
@NullMarked
package dev.switchboard.conversation.assistant;

import org.jspecify.annotations.NullMarked;
