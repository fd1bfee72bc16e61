package dev.switchboard.integration;

import dev.switchboard.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theRulesOfTheHouseHold() {
    ArchitectureRules.verify("dev.switchboard.integration");
  }
}
