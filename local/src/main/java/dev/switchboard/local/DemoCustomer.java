package dev.switchboard.local;

import java.util.Arrays;
import java.util.List;

/**
 * Who has written to the demo's businesses before anybody looks (features.md P2), and what: line
 * after line, each after the answer to the one before. Every line gets exactly one answer, none is
 * an emergency or calls for a person. All names and numbers are invented.
 */
enum DemoCustomer {
  // ISPCube's simulator has accounts of these three numbers: offline, in debt, blocked.
  ANA(
      DemoTenant.FIBRA_SUR,
      "Ana Lucía Paredes",
      "5491155500001",
      "Hola, desde anoche no tengo internet",
      "La tercera, por favor"),
  ROBERTO(
      DemoTenant.FIBRA_SUR,
      "Roberto Giménez",
      "5491155500002",
      "Hola, ¿cuánto debo?",
      "Muchas gracias!"),
  NORMA(
      DemoTenant.FIBRA_SUR,
      "Norma del Kiosco",
      "5491155500003",
      "Hola! En el kiosco no nos anda internet",
      "Listo, gracias!"),
  MARTIN(
      DemoTenant.FIBRA_SUR,
      "Martín Acuña",
      "5491155550240",
      "Hola, quiero contratar internet. Soy Martín Acuña, vivo en Holmberg 2875",
      "La segunda me queda bien"),
  GRACE(
      DemoTenant.AVON_PLUMBING,
      "Grace Miller",
      "447700900311",
      "Hello, the kitchen tap is dripping. My name is Grace Miller and I live at 7 Alma Vale Road",
      "The last one works"),
  OLIVER(
      DemoTenant.AVON_PLUMBING,
      "Oliver Bennett",
      "447700900312",
      "Hi, how much do you charge to unblock a sink?",
      "No thanks, I'm good"),
  IVY(
      DemoTenant.AVON_PLUMBING,
      "Ivy Clarke",
      "447700900313",
      "No hot water since yesterday. My name is Ivy Clarke and I live at 31 Picton Street",
      "The second one please"),
  GEORGE(
      DemoTenant.AVON_PLUMBING,
      "George Palmer",
      "447700900314",
      "Hello, I saw your number on your van",
      "Thanks, I'll keep it");

  private final DemoTenant business;
  private final String shownName;
  private final String number;
  private final List<String> lines;

  DemoCustomer(DemoTenant business, String shownName, String number, String... lines) {
    this.business = business;
    this.shownName = shownName;
    this.number = number;
    this.lines = List.of(lines);
  }

  static List<DemoCustomer> of(DemoTenant business) {
    return Arrays.stream(values()).filter(customer -> customer.business == business).toList();
  }

  DemoTenant business() {
    return business;
  }

  /** What WhatsApp shows. */
  String shownName() {
    return shownName;
  }

  /** As WhatsApp has it: digits with the country's code. */
  String number() {
    return number;
  }

  List<String> lines() {
    return lines;
  }
}
