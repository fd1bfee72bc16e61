package dev.switchboard.local.demo;

import dev.switchboard.local.Api;
import dev.switchboard.local.Settings;
import dev.switchboard.local.Stack;

/** All that every scene has in common. */
record World(
    Settings settings,
    BusinessTime time,
    Narrator narrator,
    Admin admin,
    Api whatsapp,
    Api ispcube,
    Api google) {
  static World of(Stack stack, Narrator narrator) {
    return new World(
        stack.settings(),
        new BusinessTime(stack.clockOffset()),
        narrator,
        new Admin(stack.settings()),
        new Api(stack.simulator("whatsapp"), null),
        new Api(stack.simulator("ispcube"), null),
        new Api(stack.simulator("google"), null));
  }
}
