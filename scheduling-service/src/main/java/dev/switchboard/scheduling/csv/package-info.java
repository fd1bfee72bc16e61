/**
 * Tables as text that spreadsheets open (RFC 4180), written so that no cell is taken for a formula
 * and read back as they were (features.md C3, P6).
 */
@NullMarked
package dev.switchboard.scheduling.csv;

import org.jspecify.annotations.NullMarked;
