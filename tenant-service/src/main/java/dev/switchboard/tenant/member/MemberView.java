package dev.switchboard.tenant.member;

import java.util.UUID;

/** A person who works for the tenant. */
record MemberView(UUID userId, String email, String role) {}
