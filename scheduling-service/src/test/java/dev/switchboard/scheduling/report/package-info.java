@NullMarked
package dev.switchboard.scheduling.report;

import org.jspecify.annotations.NullMarked;
