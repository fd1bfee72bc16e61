/**
 * What tests of every module need once: PostgreSQL and Kafka shared by the whole run, tokens, a
 * probe on the topics, and the architecture rules.
 */
@NullMarked
package dev.switchboard.testkit;

import org.jspecify.annotations.NullMarked;
