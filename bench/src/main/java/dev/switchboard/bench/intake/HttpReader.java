package dev.switchboard.bench.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads HTTP/1.1 messages, one after another, from a connection whose other end waits for an answer
 * before it sends the next. Knows lengths, not chunks.
 */
final class HttpReader {
  private static final int UNKNOWN = -1;
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final int STATUS_DIGITS = 3;
  private static final int HEAD_END_BYTES = 4;
  private static final String LENGTH = "content-length:";

  private ByteBuffer buffer = ByteBuffer.allocate(4096);
  private int bodyAt = UNKNOWN;
  private int end = UNKNOWN;

  /**
   * Takes what is there; whether the message is whole now.
   *
   * @throws EOFException when the other end has closed
   */
  boolean take(ReadableByteChannel channel) throws IOException {
    if (!buffer.hasRemaining()) {
      buffer =
          ByteBuffer.wrap(Arrays.copyOf(buffer.array(), 2 * buffer.capacity()))
              .position(buffer.position());
    }
    if (channel.read(buffer) < 0) {
      throw new EOFException("the connection was closed");
    }
    if (end == UNKNOWN) {
      findEnd();
    }
    return end != UNKNOWN && buffer.position() >= end;
  }

  /** Of a whole answer. */
  int status() {
    return Integer.parseInt(new String(buffer.array(), STATUS_AT, STATUS_DIGITS, ISO_8859_1), 10);
  }

  /** Of a whole message. */
  String body() {
    return new String(buffer.array(), bodyAt, end - bodyAt, UTF_8);
  }

  /** Makes room for the next message. */
  void next() {
    buffer.clear();
    bodyAt = UNKNOWN;
    end = UNKNOWN;
  }

  private void findEnd() {
    byte[] bytes = buffer.array();
    for (int at = HEAD_END_BYTES; at <= buffer.position(); at++) {
      if (bytes[at - 1] == '\n'
          && bytes[at - 2] == '\r'
          && bytes[at - 3] == '\n'
          && bytes[at - 4] == '\r') {
        bodyAt = at;
        end = at + length(new String(bytes, 0, at, ISO_8859_1).toLowerCase(Locale.ROOT));
        return;
      }
    }
  }

  private static int length(String head) {
    int at = head.indexOf(LENGTH);
    if (at < 0) {
      return 0;
    }
    return Integer.parseInt(head.substring(at + LENGTH.length(), head.indexOf('\r', at)).strip());
  }
}
