@NullMarked
package dev.switchboard.conversation.whatsapp;

import org.jspecify.annotations.NullMarked;
