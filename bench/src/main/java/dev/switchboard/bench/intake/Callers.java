package dev.switchboard.bench.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Connections that stay open, each with one request under way at most, all on the caller's thread:
 * what shares the machine with the measured must itself be cheap.
 */
final class Callers implements AutoCloseable {
  /** Who waits for a post is told by {@link #wakeUp}; this is for the end of the time. */
  private static final long LOOK_MILLIS = 20;

  private final Selector selector;
  private final Queue<Caller> idle = new ArrayDeque<>();
  private int busy;

  private Callers(Selector selector) {
    this.selector = selector;
  }

  /** What is posted, and what becomes of it; all on one thread. */
  interface Script {
    /** The next post, or null when there is none now. */
    @Nullable Post next();

    /**
     * @param nanos from the first byte out to the last byte in
     */
    void answered(Post post, int status, long nanos);

    /** Nothing more is posted; what is under way is waited for. */
    boolean isOver();
  }

  static Callers connect(int port, int connections) {
    try {
      Callers callers = new Callers(Selector.open());
      InetSocketAddress service = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      for (int i = 0; i < connections; i++) {
        callers.idle.add(callers.new Caller(SocketChannel.open(service)));
      }
      return callers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns when the script is over and everything was answered. */
  void play(Script script) {
    try {
      while (busy > 0 || !script.isOver()) {
        postWhatThereIs(script);
        var unused = selector.select(key -> ready(key, script), LOOK_MILLIS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** There may be something to post again; from any thread. */
  void wakeUp() {
    var unused = selector.wakeup();
  }

  @Override
  public void close() {
    try {
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void postWhatThereIs(Script script) throws IOException {
    while (!idle.isEmpty() && !script.isOver()) {
      Post post = script.next();
      if (post == null) {
        return;
      }
      idle.remove().post(post);
    }
  }

  private void ready(SelectionKey key, Script script) {
    Caller caller = (Caller) Objects.requireNonNull(key.attachment());
    try {
      if (key.isWritable()) {
        caller.write();
      }
      if (key.isReadable() && caller.reader.take(caller.channel)) {
        caller.answered(script);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Caller {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final HttpReader reader = new HttpReader();
    private @Nullable Post post;
    private ByteBuffer out = ByteBuffer.allocate(0);
    private long began;

    Caller(SocketChannel channel) throws IOException {
      this.channel = channel;
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    private void post(Post next) throws IOException {
      busy++;
      post = next;
      out = ByteBuffer.wrap(next.bytes());
      began = System.nanoTime();
      write();
    }

    private void write() throws IOException {
      var unused = channel.write(out);
      key.interestOps(
          out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private void answered(Script script) throws IOException {
      long nanos = System.nanoTime() - began;
      script.answered(Objects.requireNonNull(post), reader.status(), nanos);
      reader.next();
      post = null;
      busy--;
      idle.add(this);
      postWhatThereIs(script);
    }
  }
}
