package dev.switchboard.testkit.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which of the stacks that may run at once this JVM uses: the first that no other JVM had when it
 * asked, until this JVM ends, however it ends.
 */
final class StackPlace {
  static final int PLACES = 2;

  /** A test's class loaders each have a copy of this class; they must find the same place. */
  private static final String TAKEN = "switchboard.testkit.place";

  private static final int LOOK_MILLIS = 100;

  /** Held, so that nothing collects it. */
  private static @Nullable FileLock held;

  private StackPlace() {}

  /**
   * From 1; waits while all are taken.
   *
   * @param folder holds a lock file for each
   */
  static synchronized int take(Path folder) throws IOException {
    // Once it is taken, its file must not be opened again: closing it would give the lock away.
    Integer taken = Integer.getInteger(TAKEN);
    if (taken != null) {
      return taken;
    }
    while (true) {
      for (int place = 1; place <= PLACES; place++) {
        held = tryLock(folder.resolve("place-" + place + ".lock"));
        if (held != null) {
          System.setProperty(TAKEN, Integer.toString(place));
          return place;
        }
      }
      Pause.millis(LOOK_MILLIS);
    }
  }

  private static @Nullable FileLock tryLock(Path file) throws IOException {
    FileChannel channel = SharedStack.open(file);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
    }
    return lock;
  }
}
