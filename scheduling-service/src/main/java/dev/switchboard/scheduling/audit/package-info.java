/** Who changed settings, service types and technicians, when, from what to what. */
@NullMarked
package dev.switchboard.scheduling.audit;

import org.jspecify.annotations.NullMarked;
