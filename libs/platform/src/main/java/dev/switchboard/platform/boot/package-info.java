/**
 * What must be true before a service may start. Every part of platform and of a service names its
 * own unsafe settings; here they stop the boot.
 */
@NullMarked
package dev.switchboard.platform.boot;

import org.jspecify.annotations.NullMarked;
