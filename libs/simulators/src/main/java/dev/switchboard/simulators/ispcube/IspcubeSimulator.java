package dev.switchboard.simulators.ispcube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Doorway;
import dev.switchboard.simulators.server.Faults;
import dev.switchboard.simulators.server.Journal;
import dev.switchboard.simulators.server.Provider;
import dev.switchboard.simulators.server.Reply;
import dev.switchboard.simulators.server.Request;
import dev.switchboard.simulators.server.SimulatorServer;
import dev.switchboard.simulators.time.SimulatedClock;
import java.util.List;
import java.util.Map;

/** ISPCube (protocols.md chapter 4) with the provider of {@code demo.json} in it. */
public final class IspcubeSimulator implements AutoCloseable {
  private final Journal journal = new Journal();
  private final Faults faults = new Faults();
  private final Installation installation = new Installation();
  private final Access access;
  private final IspcubeApi api;
  private final SimulatorServer server;

  private IspcubeSimulator(Doorway doorway, SimulatedClock clock) {
    access = new Access(clock);
    api = new IspcubeApi(access, installation, clock);
    server = SimulatorServer.start(doorway, new Ispcube(), journal, faults, clock);
  }

  /** Starts on a port, 0 for any free one, at the machine's time. */
  public static IspcubeSimulator start(int port) {
    return start(port, SimulatedClock.unmoved());
  }

  /** Starts on a port, 0 for any free one. */
  public static IspcubeSimulator start(int port, SimulatedClock clock) {
    return start(Doorway.local(port), clock);
  }

  /** Starts where it is told. */
  public static IspcubeSimulator start(Doorway doorway, SimulatedClock clock) {
    return new IspcubeSimulator(doorway, clock);
  }

  /** {@code http://<host>:<port>}, where {@code /_control/} is. */
  public String url() {
    return server.url();
  }

  /** The base URL a tenant configures. */
  public String baseUrl() {
    return server.url() + "/api";
  }

  /** Credentials and habits of the installation. */
  public IspcubeSettings settings() {
    return access.settings();
  }

  /** Changes credentials and habits. */
  public void settle(IspcubeSettings settings) {
    access.settle(settings);
  }

  /** Every token given so far stops working. */
  public void expireTokens() {
    access.expireTokens();
  }

  /** Stores a customer; members that are not given keep their value. */
  public void put(int customerId, ObjectNode members) {
    var unused = installation.put(customerId, members);
  }

  /** Brings a connection up or down, by its PPPoE user. */
  public void setOnline(String user, boolean online) {
    installation.setOnline(user, online);
  }

  /** The tickets, oldest first. */
  public List<ObjectNode> tickets() {
    return installation.tickets(_ -> true);
  }

  /** How often each path was asked for; what the vendor meters (features.md X7). */
  public Map<String, Long> requests() {
    return api.requests();
  }

  /** What goes wrong. */
  public Faults faults() {
    return faults;
  }

  /** Every request, refused ones too. */
  public Journal journal() {
    return journal;
  }

  /** Back to the demo's data; faults, counts and the journal are forgotten, settings stay. */
  public void forget() {
    server.forget();
  }

  @Override
  public void close() {
    server.close();
  }

  private final class Ispcube implements Provider {
    private final IspcubeControl control = new IspcubeControl(access, installation, api);

    @Override
    public Reply answer(Request request) {
      return api.answer(request);
    }

    @Override
    public Reply refusal(int code) {
      return Answers.ofStatus(code);
    }

    @Override
    public Reply control(Request request) {
      return control.answer(request);
    }

    @Override
    public void forget() {
      installation.reset();
      api.forgetRequests();
    }
  }
}
