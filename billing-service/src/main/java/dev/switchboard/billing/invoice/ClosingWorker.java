package dev.switchboard.billing.invoice;

import dev.switchboard.platform.work.Claimed;
import dev.switchboard.platform.work.Signal;
import dev.switchboard.platform.work.WorkQueue;
import dev.switchboard.platform.work.WorkTable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Closes the periods that are over, of each subscription in order. */
@ApplicationScoped
class ClosingWorker implements WorkQueue {
  private final ClosingService closing;
  private final Signal signal = new Signal();

  ClosingWorker(ClosingService closing) {
    this.closing = closing;
  }

  @Override
  public WorkTable table() {
    return ClosingService.CLOSES;
  }

  @Override
  public Signal signal() {
    return signal;
  }

  @Override
  public Uni<Void> perform(Claimed work) {
    return closing.close(work);
  }

  /** Nobody waits for a close: it leaves connections to those who do. */
  @Override
  public int atOnce() {
    return 4;
  }
}
