package dev.switchboard.testkit.bad.billing;

record DoubleField(double amount) {}
