package dev.switchboard.integration.calendar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How Google is called. */
@ConfigMapping(prefix = "switchboard.google")
interface GoogleConfig {
  /** The Calendar API, unless a tenant names another address. */
  @WithDefault("https://www.googleapis.com/calendar/v3")
  URI apiUrl();

  /** Where a service account gets its tokens, unless its key file names another address. */
  @WithDefault("https://oauth2.googleapis.com/token")
  URI tokenUrl();

  /** Within this a call must be answered; it may have taken effect even if not. */
  @WithDefault("PT8S")
  Duration answerTimeout();

  /** How calendars are asked when they are busy. */
  Busy busy();

  /** How calendars are asked when they are busy. */
  interface Busy {
    /** How often each is asked, a tenth of it more or less by chance. */
    @WithDefault("PT5M")
    Duration every();

    /** For so long what was read last may stand while Google is away. */
    @WithDefault("PT1H")
    Duration patience();

    /** Within this a calendar must be read, all its pages together. */
    @WithDefault("PT90S")
    Duration readingTimeout();

    /** Entries in one answer, each a few hundred bytes long. */
    @WithDefault("1000")
    int pageSize();
  }
}
