/**
 * Who writes to a tenant. Customers come from {@code intake}, which knows them by their providers'
 * names; here they are read.
 */
@NullMarked
package dev.switchboard.conversation.customer;

import org.jspecify.annotations.NullMarked;
