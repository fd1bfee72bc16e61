package dev.switchboard.local.demo;

import dev.switchboard.local.Api;
import dev.switchboard.local.demo.Handset.Contact;
import java.util.List;
import java.util.Map;

/** A customer of the internet provider, in ISPCube: paid up, and offline. */
final class Subscriber {
  private static final String ADDRESS = "Av. Triunvirato 4210, CABA";
  private static final int FIRST_OF_THE_DEMO = 100_000_000;

  private Subscriber() {}

  static void connect(Api ispcube, Contact contact) {
    String local = contact.number().substring("549".length());
    int id = FIRST_OF_THE_DEMO + Integer.parseInt(local.substring(local.length() - 7));
    Map<String, Object> subscriber =
        Map.ofEntries(
            Map.entry("id", id),
            Map.entry("code", String.valueOf(id)),
            Map.entry("name", "PAREDES ANA LUCIA"),
            Map.entry("doc_number", String.valueOf(id)),
            Map.entry("identification_type_id", 1),
            Map.entry("status", "enabled"),
            Map.entry("block", 0),
            Map.entry("debt", "0.00"),
            Map.entry("duedebt", "0.00"),
            Map.entry("tax_residence", ADDRESS),
            Map.entry("phones", List.of(Map.of("id", id, "customer_id", id, "number", local))),
            Map.entry("city", Map.of("id", 1, "name", "Ciudad Autonoma de Buenos Aires")),
            Map.entry("connections", List.of(connection(id))));
    var unused = ispcube.put("/_control/ispcube/customers/" + id, subscriber).require();
  }

  private static Map<String, Object> connection(int id) {
    return Map.of(
        "id",
        id,
        "plan_id",
        28,
        "node_id",
        3,
        "conntype",
        "pppoe",
        "user",
        "demo" + id,
        "address",
        ADDRESS,
        "deleted_in_provider",
        0,
        "plan",
        Map.of("id", 28, "name", "Hogar 300 MB"));
  }
}
