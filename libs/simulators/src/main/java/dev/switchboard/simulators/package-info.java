/**
 * Stand-ins for the providers the services call: WhatsApp Cloud API, ISPCube and Google Calendar
 * (features.md X9). A service reaches them because a URL is configured, and knows nothing of them.
 */
@NullMarked
package dev.switchboard.simulators;

import org.jspecify.annotations.NullMarked;
