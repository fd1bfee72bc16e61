package dev.switchboard.scheduling.bookingpage;

import io.netty.util.NetUtil;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose request it is. A proxy appends the address it sees to {@code X-Forwarded-For}; what stands
 * before the first address that no trusted proxy has written is the caller's own invention.
 */
@ApplicationScoped
public class ClientAddress {
  private static final int MOST_HOPS = 20;
  private static final int IPV6_BYTES = 16;
  private static final int IPV6_SITE_BYTES = 8;

  private final List<Network> trusted;

  @Inject
  ClientAddress(BookingPageConfig config) {
    this(config.trustedProxies().orElse(List.of()));
  }

  /**
   * @param trusted addresses or networks of proxies
   * @throws IllegalArgumentException for what is neither
   */
  ClientAddress(List<String> trusted) {
    this.trusted = trusted.stream().map(String::strip).map(Network::parse).toList();
  }

  /**
   * The address that limits count by: of IPv6 the first half, because the other half is its owner's
   * to choose.
   *
   * @param peer who is connected
   */
  public String of(String peer, @Nullable String forwardedFor) {
    String client = peer;
    String[] hops = forwardedFor == null ? new String[0] : forwardedFor.split(",", -1);
    for (int i = hops.length - 1; i >= Math.max(0, hops.length - MOST_HOPS); i--) {
      String hop = hops[i].strip();
      if (!isTrusted(client) || bytes(hop) == null) {
        break;
      }
      client = hop;
    }
    return counted(client);
  }

  private boolean isTrusted(String address) {
    byte[] bytes = bytes(address);
    return bytes != null && trusted.stream().anyMatch(network -> network.has(bytes));
  }

  private static String counted(String address) {
    byte[] bytes = bytes(address);
    if (bytes == null || bytes.length < IPV6_BYTES) {
      return address;
    }
    return NetUtil.bytesToIpAddress(
        Arrays.copyOf(Arrays.copyOf(bytes, IPV6_SITE_BYTES), IPV6_BYTES));
  }

  /** Four bytes or sixteen; null for what is no address. Never looks up a name. */
  private static byte @Nullable [] bytes(String address) {
    return NetUtil.createByteArrayFromIpAddressString(address);
  }

  private record Network(byte[] address, int bits) {
    static Network parse(String text) {
      String[] parts = text.split("/", 2);
      byte[] address = bytes(parts[0]);
      if (address == null) {
        throw new IllegalArgumentException("not an address: " + text);
      }
      int all = address.length * Byte.SIZE;
      int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
      if (bits < 0 || bits > all) {
        throw new IllegalArgumentException("not a network: " + text);
      }
      return new Network(address, bits);
    }

    boolean has(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % Byte.SIZE);
        if (((address[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
