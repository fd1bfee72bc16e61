package dev.switchboard.integration.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
  private final AddressRule rule = new AddressRule(false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "192.0.0.8",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::1",
        "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2"
      })
  void noInsideOfANetworkMayBeCalled(String address) throws UnknownHostException {
    assertThat(rule.allows(InetAddress.getAllByName(address))).isFalse();
    assertThat(new AddressRule(true).allows(InetAddress.getAllByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.0.1.1",
        "192.167.1.1",
        "169.253.1.1",
        "198.17.0.1",
        "223.255.255.255",
        "2606:4700::1111",
        "2002:808:808::1"
      })
  void whatIsPublicMayBeCalled(String address) throws UnknownHostException {
    assertThat(rule.allows(InetAddress.getAllByName(address))).isTrue();
  }

  @Test
  void oneInnerAddressOfANameIsEnoughToRefuseIt() throws UnknownHostException {
    InetAddress[] both = {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1")};
    assertThat(rule.allows(both)).isFalse();
    assertThat(rule.allows(new InetAddress[0])).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://isp.example/api",
        "file:///etc/passwd",
        "isp.example/api",
        "http:///api",
        "https://user:secret@isp.example/api",
        "https://isp.example/api?a=b",
        "https://isp.example/#here",
        "http://isp example/",
        "",
        "https://isp_underscore/api"
      })
  void onlyPlainWebAddressesAreAddresses(String url) {
    assertThat(rule.objection(url)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://online7.ispcube.com/api", "http://isp.example:8080/api", "http://[::1]/"})
  void webAddressesAre(String url) {
    assertThat(rule.objection(url)).isEmpty();
  }
}
