/** Facts about appointments and their reminders, said by scheduling-service. */
@NullMarked
package dev.switchboard.contracts.appointment;

import org.jspecify.annotations.NullMarked;
