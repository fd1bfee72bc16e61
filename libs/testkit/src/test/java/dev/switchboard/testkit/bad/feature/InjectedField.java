package dev.switchboard.testkit.bad.feature;

import jakarta.inject.Inject;

class InjectedField {
  @Inject Runnable work = () -> {};
}
