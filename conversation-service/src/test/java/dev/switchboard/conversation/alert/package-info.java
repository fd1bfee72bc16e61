/** Alerting owners, against a provider that misbehaves on demand. */
@NullMarked
package dev.switchboard.conversation.alert;

import org.jspecify.annotations.NullMarked;
