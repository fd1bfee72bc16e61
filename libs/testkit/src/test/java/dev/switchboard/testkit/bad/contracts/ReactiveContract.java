package dev.switchboard.testkit.bad.contracts;

import io.smallrye.mutiny.Uni;

interface ReactiveContract {
  Uni<String> later();
}
