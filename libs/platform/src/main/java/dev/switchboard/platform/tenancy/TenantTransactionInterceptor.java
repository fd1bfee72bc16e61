package dev.switchboard.platform.tenancy;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;

/** Gives {@link TenantTransaction} its meaning. */
@TenantTransaction
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
class TenantTransactionInterceptor {
  private final CurrentTenant currentTenant;
  private final TenantTransactions transactions;

  TenantTransactionInterceptor(CurrentTenant currentTenant, TenantTransactions transactions) {
    this.currentTenant = currentTenant;
    this.transactions = transactions;
  }

  @AroundInvoke
  Object around(InvocationContext call) {
    requireUni(call.getMethod());
    return Uni.createFrom()
        .deferred(() -> transactions.inTenant(currentTenant.require(), () -> proceed(call)));
  }

  private static void requireUni(Method method) {
    if (method.getReturnType() != Uni.class) {
      throw new IllegalStateException(
          "@TenantTransaction is for methods that return Uni, and %s.%s does not"
              .formatted(method.getDeclaringClass().getSimpleName(), method.getName()));
    }
  }

  private static Uni<?> proceed(InvocationContext call) {
    try {
      return (Uni<?>) call.proceed();
    } catch (Exception e) {
      return Uni.createFrom().failure(e);
    }
  }
}
