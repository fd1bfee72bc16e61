/**
 * What happened, in numbers (features.md S13, X6): each report is one statement over this service's
 * own tables with its definition beside it, and its table, card and download are the same rows.
 */
@NullMarked
package dev.switchboard.scheduling.report;

import org.jspecify.annotations.NullMarked;
