package dev.switchboard.conversation.customer;

import java.util.UUID;

/**
 * Who has a number.
 *
 * @param phone as it was asked for
 */
record FoundCustomer(String phone, UUID customerId) {}
