package dev.switchboard.testkit.bad.dto;

record ByLayer() {}
