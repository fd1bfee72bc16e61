/** Classes that break one rule each; {@code ArchitectureRulesTest} wants each of them rejected. */
package dev.switchboard.testkit.bad;
