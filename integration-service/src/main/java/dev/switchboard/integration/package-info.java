/**
 * Talks to what a tenant already uses: asks its ISPCube about a customer's account and connection,
 * and keeps its Google Calendar in step with the appointments. It owns the credentials of both and
 * shows them to nobody.
 */
@NullMarked
package dev.switchboard.integration;

import org.jspecify.annotations.NullMarked;
