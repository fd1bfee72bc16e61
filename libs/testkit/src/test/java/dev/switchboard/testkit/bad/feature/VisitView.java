package dev.switchboard.testkit.bad.feature;

import io.smallrye.mutiny.Uni;

record VisitView(Uni<String> later) {}
