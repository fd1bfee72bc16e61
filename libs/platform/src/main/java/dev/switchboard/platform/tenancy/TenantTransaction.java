package dev.switchboard.platform.tenancy;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs a use case in one database transaction that sees the rows of the {@link CurrentTenant} only.
 *
 * <p>For single methods, never for a class (only its interceptor carries it so), that return a
 * {@code Uni}; the transaction begins when it is subscribed to, commits with its item and rolls
 * back with its failure. A use case called from another joins its transaction. Without a current
 * tenant it fails with {@code TENANT_REQUIRED}, before any SQL.
 */
@Documented
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface TenantTransaction {}
