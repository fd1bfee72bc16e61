/**
 * Asks a tenant's ISPCube (protocols.md chapter 4) about a customer's account and connection, and
 * answers in few words whatever the installation says or fails to say (features.md I2).
 */
@NullMarked
package dev.switchboard.integration.ispcube;

import org.jspecify.annotations.NullMarked;
