package dev.switchboard.simulators.ispcube;

import dev.switchboard.simulators.server.Json;
import dev.switchboard.simulators.server.Reply;
import dev.switchboard.simulators.server.Request;
import dev.switchboard.simulators.time.SimulatedClock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The endpoints of protocols.md 4.3 that the product uses, under {@code /api}. */
final class IspcubeApi {
  private static final String BASE = "/api";
  private static final String ONLINE_USER = "/radius/online_user/";

  private final Access access;
  private final CustomerCalls customers;
  private final TicketCalls tickets;
  private final ConnectionCalls connections;
  private final Installation installation;
  private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();

  IspcubeApi(Access access, Installation installation, SimulatedClock clock) {
    this.access = access;
    this.installation = installation;
    customers = new CustomerCalls(installation);
    tickets = new TicketCalls(installation, customers, clock);
    connections = new ConnectionCalls(installation, customers, clock);
  }

  Reply answer(Request request) {
    if (!request.path().startsWith(BASE + "/")) {
      return Reply.html(404, "404 Not Found");
    }
    String path = request.path().substring(BASE.length());
    requests.computeIfAbsent(path, _ -> new LongAdder()).increment();
    if (request.method().equals("POST") && path.equals("/sanctum/token")) {
      return access.token(request);
    }
    Optional<Reply> refusal = access.refusal(request);
    return refusal.orElseGet(
        () -> request.method().equals("GET") ? read(path, request) : write(path, request));
  }

  /** How often each path was asked for: what the vendor meters. */
  Map<String, Long> requests() {
    Map<String, Long> counts = new TreeMap<>();
    requests.forEach((path, count) -> counts.put(path, count.sum()));
    return counts;
  }

  void forgetRequests() {
    requests.clear();
  }

  private Reply read(String path, Request request) {
    boolean asArray = access.settings().singleAsArray();
    return switch (path) {
      case "/customer" -> customers.customer(request, asArray);
      case "/customers/customers_list" -> customers.list(request);
      case "/customer_paymethod" -> customers.payMethod(request);
      case "/customer/summary" -> customers.summary();
      case "/connection" -> connections.connection(request, asArray);
      case "/connections/connections_list" -> connections.list();
      case "/connections/count" -> connections.count();
      case "/radius/online_users" -> connections.onlineUsers();
      case "/bills/last_bill_api" -> customers.lastBill(request);
      case "/bills/bills_last_six_months" -> customers.bills(request, "Sin comprobantes");
      case "/tickets" -> tickets.tickets(request);
      case "/tickets/tickets_list" -> tickets.list(request);
      default -> catalogue(path);
    };
  }

  private Reply catalogue(String path) {
    if (path.startsWith(ONLINE_USER)) {
      String[] asked = path.substring(ONLINE_USER.length()).split("/", 2);
      return asked.length == 2 ? connections.onlineUser(asked[0], asked[1]) : unknown();
    }
    return switch (path) {
      case "/tickets/category_list" -> listed("ticket_category");
      case "/tickets/status_list" -> listed("ticket_status");
      case "/tickets/areas_list" -> listed("ticket_area");
      case "/tickets/priority_list" -> listed("ticket_priority");
      case "/plans/plans_list" -> listed("plans");
      case "/nodes/nodes_list" -> listed("nodes");
      default -> unknown();
    };
  }

  private Reply write(String path, Request request) {
    if (request.method().equals("PUT") && path.matches("/ticket/\\d{1,9}")) {
      return tickets.change(request, Integer.parseInt(path.substring("/ticket/".length())));
    }
    return switch (request.method() + " " + path) {
      case "POST /status" -> Answers.ok(Json.object().put("status", true));
      case "POST /ticket/new_ticket" -> tickets.open(request);
      case "POST /customers/paycomm" -> customers.promiseToPay(request);
      default -> unknown();
    };
  }

  private Reply listed(String name) {
    return Answers.list(installation.catalogue(name), "Sin datos");
  }

  private static Reply unknown() {
    return Reply.html(404, "404 Not Found");
  }
}
