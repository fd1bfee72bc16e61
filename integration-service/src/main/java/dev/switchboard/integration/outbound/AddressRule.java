package dev.switchboard.integration.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Which addresses may be called.
 *
 * @param privateAllowed whether loopback and private networks may be
 */
record AddressRule(boolean privateAllowed) {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /** What is wrong with the shape of an address; where it leads is only known after DNS. */
  Optional<String> objection(String url) {
    try {
      URI uri = new URI(url);
      if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme()) || uri.getHost() == null) {
        return Optional.of("must be an http or https URL");
      }
      if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
        return Optional.of("must have no user, query or fragment");
      }
      return Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.of("must be a URL");
    }
  }

  /** A name is allowed when everything it resolves to is: the answers of DNS come in any order. */
  boolean allows(InetAddress[] addresses) {
    return addresses.length > 0
        && (privateAllowed || Arrays.stream(addresses).allMatch(AddressRule::isPublic));
  }

  private static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4 ? isPublic4(bytes, 0) : isPublic6(bytes);
  }

  /** RFC 6890: this network, private, shared, loopback, link-local, benchmarks, multicast. */
  private static boolean isPublic4(byte[] bytes, int from) {
    int first = bytes[from] & 0xff;
    int second = bytes[from + 1] & 0xff;
    int third = bytes[from + 2] & 0xff;
    return switch (first) {
      case 0, 10, 127 -> false;
      case 100 -> second < 64 || second > 127;
      case 169 -> second != 254;
      case 172 -> second < 16 || second > 31;
      case 192 -> second != 168 && !(second == 0 && third == 0);
      case 198 -> second != 18 && second != 19;
      default -> first < 224;
    };
  }

  /** Global unicast only; a tunnel's address is as public as the one inside it. */
  private static boolean isPublic6(byte[] bytes) {
    int prefix = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    boolean teredo = prefix == 0x2001 && bytes[2] == 0 && bytes[3] == 0;
    boolean sixToFour = prefix == 0x2002;
    return (bytes[0] & 0xe0) == 0x20 && !teredo && (!sixToFour || isPublic4(bytes, 2));
  }
}
