/**
 * What the services say to each other: one record per event, the envelope it travels in, the list
 * of topics, ids and money. Pure Java: a consumer outside Switchboard can depend on this jar alone.
 */
@NullMarked
package dev.switchboard.contracts;

import org.jspecify.annotations.NullMarked;
