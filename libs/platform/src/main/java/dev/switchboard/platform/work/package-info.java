/**
 * Work that waits in tables: leases with epochs and database time, and the worker that claims rows,
 * oldest first per aggregate, correct with any number of replicas.
 */
@NullMarked
package dev.switchboard.platform.work;

import org.jspecify.annotations.NullMarked;
