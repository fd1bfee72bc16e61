package dev.switchboard.testkit.bad.feature;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands in for platform's annotation, which the rule knows by name. */
@Retention(RetentionPolicy.RUNTIME)
@interface TransactionMark {}
