package dev.switchboard.testkit.bad.feature;

class VisitHelper {}
