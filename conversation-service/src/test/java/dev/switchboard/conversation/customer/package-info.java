@NullMarked
package dev.switchboard.conversation.customer;

import org.jspecify.annotations.NullMarked;
