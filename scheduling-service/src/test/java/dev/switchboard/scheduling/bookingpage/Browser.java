package dev.switchboard.scheduling.bookingpage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Goes through pages as a browser without JavaScript does: links, forms with their hidden fields,
 * redirects. Each has an address of its own, as a proxy in front would say.
 */
final class Browser {
  private static final AtomicInteger VISITORS = new AtomicInteger();

  private final String address;
  private String language = "en-GB,en;q=0.9";
  private Response answer;
  private String here = "";

  Browser() {
    int n = VISITORS.incrementAndGet();
    this.address = "198.18.%d.%d".formatted(n / 250, n % 250 + 1);
  }

  Browser speaking(String acceptLanguage) {
    language = acceptLanguage;
    return this;
  }

  Browser open(String path) {
    here = path;
    answer = request().get(path);
    return followed();
  }

  /** The first link whose text or address has this. */
  Browser follow(String text) {
    Element link =
        page().select("a[href]").stream()
            .filter(one -> one.text().contains(text) || one.attr("href").contains(text))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no link " + text + " in\n" + page()));
    return open(URI.create(here).resolve(link.attr("href")).toString());
  }

  /** Sends the page's form by a button, with more fields. */
  Browser send(String startsAt) {
    return send(Map.of("startsAt", startsAt));
  }

  Browser send(Map<String, String> fields) {
    return sendTo(page().selectFirst("form").attr("action"), sent(fields));
  }

  /** What the form would send. */
  Map<String, String> sent(Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>();
    page()
        .select("form input[name], form textarea[name]")
        .forEach(
            field ->
                all.put(
                    field.attr("name"),
                    field.tagName().equals("textarea") ? field.wholeText().strip() : field.val()));
    all.putAll(fields);
    return all;
  }

  Browser sendTo(String path, Map<String, String> fields) {
    return sendTo(path, fields, Map.of());
  }

  Browser sendTo(String path, Map<String, String> fields, Map<String, String> headers) {
    here = path;
    answer =
        request()
            .headers(headers)
            .contentType("application/x-www-form-urlencoded; charset=UTF-8")
            .formParams(fields)
            .post(path);
    return followed();
  }

  private Browser followed() {
    if (answer.statusCode() == 303) {
      String to = answer.header("Location");
      here = URI.create(to).getRawPath() + query(to);
      answer = request().get(here);
    }
    return this;
  }

  private static String query(String to) {
    String query = URI.create(to).getRawQuery();
    return query == null ? "" : "?" + query;
  }

  private RequestSpecification request() {
    return given()
        .urlEncodingEnabled(false)
        .redirects()
        .follow(false)
        .header("X-Forwarded-For", address)
        .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
        .header("Accept-Language", language);
  }

  Browser shows(int status) {
    assertThat(answer.statusCode()).describedAs(answer.asString()).isEqualTo(status);
    return this;
  }

  Browser says(String text) {
    assertThat(page().text()).contains(text);
    return this;
  }

  Document page() {
    return Jsoup.parse(answer.asString());
  }

  String html() {
    return answer.asString();
  }

  String header(String name) {
    return answer.header(name);
  }

  String here() {
    return here;
  }

  /** The times that can be chosen, UTC. */
  List<String> times() {
    return page().select("button[name=startsAt]").eachAttr("value");
  }

  /** One more window of the same visitor, which may be used at the same time. */
  record Held(Browser browser) {
    int hold(String path, Map<String, String> form, String startsAt) {
      Map<String, String> sent = new LinkedHashMap<>(form);
      sent.put("startsAt", startsAt);
      return browser
          .request()
          .contentType("application/x-www-form-urlencoded; charset=UTF-8")
          .formParams(sent)
          .post(path)
          .statusCode();
    }
  }
}
