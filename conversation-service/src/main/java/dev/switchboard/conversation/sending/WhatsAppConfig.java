package dev.switchboard.conversation.sending;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How WhatsApp is called. */
@ConfigMapping(prefix = "switchboard.whatsapp")
interface WhatsAppConfig {
  /** With the version, without a slash at the end. */
  @WithDefault("https://graph.facebook.com/v24.0")
  URI apiUrl();

  /** Within this a connection must be there; if not, nothing was sent. */
  @WithDefault("PT5S")
  Duration connectTimeout();

  /** Within this the answer must be there; if not, nobody knows what was sent. */
  @WithDefault("PT15S")
  Duration answerTimeout();

  /** What one number may send (protocols.md 1.10). */
  @WithDefault("80")
  int messagesPerSecond();
}
