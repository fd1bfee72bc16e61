package dev.switchboard.bench.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Locale;
import java.util.Objects;

/**
 * WhatsApp's end of the line: takes every message and says so (protocols.md 1.6). Cheaper than the
 * simulator, which checks what it is sent; and it reports no fates.
 */
final class StandIn implements AutoCloseable {
  private final Selector selector;
  private final int port;
  private final Listener listener;
  private final Thread thread = Thread.ofPlatform().name("stand-in").daemon().unstarted(this::run);
  private long taken;

  private StandIn(Selector selector, int port, Listener listener) {
    this.selector = selector;
    this.port = port;
    this.listener = listener;
  }

  /** Hears of each message on the stand-in's own thread. */
  interface Listener {
    /**
     * @param to the customer's number
     * @param callbackData our message's id
     */
    void taken(String to, String callbackData);
  }

  static StandIn start(Listener listener) {
    try {
      ServerSocketChannel server = ServerSocketChannel.open();
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.configureBlocking(false);
      Selector selector = Selector.open();
      var unused = server.register(selector, SelectionKey.OP_ACCEPT);
      int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
      StandIn standIn = new StandIn(selector, port, listener);
      standIn.thread.start();
      return standIn;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a service is given. */
  String url() {
    return "http://localhost:" + port + "/v24.0";
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

  private void run() {
    try {
      while (selector.isOpen()) {
        var unused = selector.select(this::ready);
      }
    } catch (ClosedSelectorException e) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void ready(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
        client.configureBlocking(false);
        var unused = client.register(selector, SelectionKey.OP_READ, new HttpReader());
      } else if (key.isReadable()) {
        answer(
            (SocketChannel) key.channel(), (HttpReader) Objects.requireNonNull(key.attachment()));
      }
    } catch (EOFException e) {
      close(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(SocketChannel client, HttpReader request) throws IOException {
    if (!request.take(client)) {
      return;
    }
    String body = request.body();
    request.next();
    String to = text(body, "to");
    listener.taken(to, text(body, "biz_opaque_callback_data"));
    ByteBuffer answer = ByteBuffer.wrap(accepted(to).getBytes(US_ASCII));
    while (answer.hasRemaining()) {
      var unused = client.write(answer);
    }
  }

  private String accepted(String to) {
    taken++;
    String body =
        """
        {"messaging_product":"whatsapp","contacts":[{"input":"%s","wa_id":"%s"}],\
        "messages":[{"id":"wamid.HBgNNTQ5MTE2MDAwMDAwMBUCABEYEkU5%016X"}]}"""
            .formatted(to, to, taken);
    return String.format(
        Locale.ROOT,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
        body.length(),
        body);
  }

  /** A member's text, in JSON without spaces whose texts hold nothing escaped. */
  static String text(String json, String member) {
    String before = "\"" + member + "\":\"";
    int at = json.indexOf(before);
    if (at < 0) {
      throw new IllegalStateException("a message without " + member + ": " + json);
    }
    int from = at + before.length();
    return json.substring(from, json.indexOf('"', from));
  }

  private static void close(SelectionKey key) {
    try {
      key.channel().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
