/**
 * Who calls, and for which tenant (design.md section 5): people and services by signed token,
 * systems by API key. Suspended and unknown tenants are refused here, before any use case.
 */
@NullMarked
package dev.switchboard.platform.security;

import org.jspecify.annotations.NullMarked;
