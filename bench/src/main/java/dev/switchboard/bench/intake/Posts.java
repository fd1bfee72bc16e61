package dev.switchboard.bench.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.bench.load.Delivery;
import dev.switchboard.local.Demo;
import dev.switchboard.local.DemoTenant;
import dev.switchboard.local.Settings;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes signed posts, no two of them the same message. */
final class Posts {
  /** With this a delivery has the size of a usual one. */
  private static final String LONG_TEXT =
      "Hello, since yesterday evening nothing in the house has had a connection. I have switched "
          .repeat(6);

  private static final String GREETING = "Hola";

  private final Settings settings;
  private final List<Channel> channels;
  private long made;

  Posts(Settings settings, List<Channel> channels) {
    this.settings = settings;
    this.channels = List.copyOf(channels);
  }

  /** A number that customers write to. */
  record Channel(DemoTenant business, String phoneNumberId) {}

  /** Of usual size, from as many customers. */
  List<Post> longOnes(int count, int customers, int port) {
    List<Post> posts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      posts.add(post(i % customers, LONG_TEXT, port));
    }
    return posts;
  }

  /** What such a delivery says. */
  String longBody() {
    return new String(delivery(0, LONG_TEXT, nextId()).body(), UTF_8);
  }

  /** What the assistant answers with one message, however often it is said. */
  Post greeting(int customer, int port) {
    return post(customer, GREETING, port);
  }

  /** The customer's number as WhatsApp has it. */
  String phone(int customer) {
    return channel(customer).business().mobile(customer);
  }

  private Channel channel(int customer) {
    return channels.get(customer % channels.size());
  }

  private Post post(int customer, String text, int port) {
    String id = nextId();
    return new Post(id, customer, request(delivery(customer, text, id), port));
  }

  private Delivery delivery(int customer, String text, String id) {
    return Delivery.of(
        new Delivery.Text(
            channel(customer).phoneNumberId(),
            phone(customer),
            id,
            System.currentTimeMillis() / 1000,
            text),
        settings.text(Demo.APP_SECRET));
  }

  private String nextId() {
    made++;
    return String.format(Locale.ROOT, "wamid.HBgNNTQ5MTE2MDAwMDAwMBUCABIYFjNFQjBD%016X", made);
  }

  private byte[] request(Delivery delivery, int port) {
    byte[] body = delivery.body();
    byte[] head =
        """
        POST /webhooks/whatsapp/%s HTTP/1.1
        Host: localhost:%d
        User-Agent: facebookexternalua
        Content-Type: application/json
        X-Hub-Signature-256: %s
        Content-Length: %d

        """
            .formatted(settings.text(Demo.APP_KEY), port, delivery.signature(), body.length)
            .replace("\n", "\r\n")
            .getBytes(US_ASCII);
    return ByteBuffer.allocate(head.length + body.length).put(head).put(body).array();
  }
}
