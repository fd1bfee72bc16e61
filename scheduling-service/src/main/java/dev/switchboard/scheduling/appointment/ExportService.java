package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.scheduling.csv.RecordColumns;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lists as text, page by page: the next page is read when the last one was taken, in a transaction
 * of its own. However long somebody takes to read, he holds no connection and a page of memory; a
 * visit that moves meanwhile can be missed or met twice.
 */
@ApplicationScoped
class ExportService {
  private final AppointmentService appointments;

  ExportService(AppointmentService appointments) {
    this.appointments = appointments;
  }

  /** The line of names, then the rows of each page. */
  Multi<String> lines(
      TenantId tenant, AppointmentFilter filter, RecordColumns<AppointmentView> columns) {
    Multi<String> rows =
        Multi.createBy()
            .repeating()
            .uni(() -> new AtomicReference<@Nullable String>(), next -> page(tenant, filter, next))
            .whilst(page -> page.nextCursor() != null)
            .map(page -> columns.lines(page.items()));
    return Multi.createBy()
        .concatenating()
        .streams(Multi.createFrom().item(columns.header()), rows);
  }

  private Uni<Page<AppointmentView>> page(
      TenantId tenant, AppointmentFilter filter, AtomicReference<@Nullable String> next) {
    PageRequest page =
        PageRequest.of(AppointmentRepository.LIST, PageRequest.MAX_LIMIT, next.get());
    return appointments.list(tenant, filter, page).invoke(read -> next.set(read.nextCursor()));
  }
}
