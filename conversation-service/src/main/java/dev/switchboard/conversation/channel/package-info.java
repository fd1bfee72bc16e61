/**
 * The apps at a provider and the numbers that tenants connect through them. Their secrets are
 * sealed here and leave sealed; nobody is ever shown one.
 */
@NullMarked
package dev.switchboard.conversation.channel;

import org.jspecify.annotations.NullMarked;
