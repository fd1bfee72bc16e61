package dev.switchboard.bench.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import org.junit.jupiter.api.Test;

class HttpReaderTest {
  private final HttpReader reader = new HttpReader();

  @Test
  void answerWithoutABodyEndsWithItsHead() throws IOException {
    assertThat(reader.take(bytes("HTTP/1.1 503 Service Unavailable\r\nretry-after: 1\r\n\r\n")))
        .isTrue();
    assertThat(reader.status()).isEqualTo(503);
    assertThat(reader.body()).isEmpty();
  }

  @Test
  void messageMayComeByteByByte() throws IOException {
    String message = "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello";
    for (int i = 0; i < message.length() - 1; i++) {
      assertThat(reader.take(bytes(message.substring(i, i + 1)))).isFalse();
    }
    assertThat(reader.take(bytes("o"))).isTrue();
    assertThat(reader.body()).isEqualTo("hello");
  }

  @Test
  void nextMessageIsReadByItself() throws IOException {
    assertThat(reader.take(bytes("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nab"))).isTrue();
    reader.next();
    assertThat(reader.take(bytes("HTTP/1.1 404 Not Found\r\n\r\n"))).isTrue();
    assertThat(reader.status()).isEqualTo(404);
  }

  @Test
  void bodyMayBeLongerThanWhatIsReadAtOnce() throws IOException {
    String body = "x".repeat(20_000);
    ReadableByteChannel channel = bytes("HTTP/1.1 200 OK\r\nContent-Length: 20000\r\n\r\n" + body);
    boolean whole = false;
    while (!whole) {
      whole = reader.take(channel);
    }
    assertThat(reader.body()).isEqualTo(body);
  }

  @Test
  void closedConnectionIsNoAnswer() throws IOException {
    assertThat(reader.take(bytes("HTTP/1.1 200"))).isFalse();
    assertThatThrownBy(() -> reader.take(bytes(""))).isInstanceOf(EOFException.class);
  }

  private static ReadableByteChannel bytes(String text) {
    return Channels.newChannel(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }
}
