package dev.switchboard.simulators.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Doorway;
import dev.switchboard.simulators.server.Faults;
import dev.switchboard.simulators.server.Journal;
import dev.switchboard.simulators.server.Provider;
import dev.switchboard.simulators.server.RefusedException;
import dev.switchboard.simulators.server.Reply;
import dev.switchboard.simulators.server.Request;
import dev.switchboard.simulators.server.SimulatorServer;
import dev.switchboard.simulators.time.SimulatedClock;
import java.security.interfaces.RSAPublicKey;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Google Calendar (protocols.md chapter 3): the token endpoint of service accounts, events and
 * freeBusy. Every known service account may use every calendar.
 */
public final class GoogleCalendarSimulator implements AutoCloseable {
  private final Journal journal = new Journal();
  private final Faults faults = new Faults();
  private final ServiceAccounts accounts = new ServiceAccounts();
  private final TokenEndpoint tokens;
  private final CalendarApi api;
  private final SimulatedClock clock;
  private final SimulatorServer server;

  private GoogleCalendarSimulator(Doorway doorway, SimulatedClock clock) {
    this.clock = clock;
    tokens = new TokenEndpoint(accounts, clock);
    api = new CalendarApi(tokens, clock);
    server = SimulatorServer.start(doorway, new Google(), journal, faults, clock);
  }

  /** Starts on a port, 0 for any free one, at the machine's time. */
  public static GoogleCalendarSimulator start(int port) {
    return start(port, SimulatedClock.unmoved());
  }

  /** Starts on a port, 0 for any free one. */
  public static GoogleCalendarSimulator start(int port, SimulatedClock clock) {
    return start(Doorway.local(port), clock);
  }

  /** Starts where it is told. */
  public static GoogleCalendarSimulator start(Doorway doorway, SimulatedClock clock) {
    return new GoogleCalendarSimulator(doorway, clock);
  }

  /** {@code http://<host>:<port>}, where {@code /_control/} is. */
  public String url() {
    return server.url();
  }

  /** In place of {@code https://www.googleapis.com/calendar/v3}. */
  public String apiUrl() {
    return server.url() + "/calendar/v3";
  }

  /** {@code token_uri} of the key files; also an audience that is accepted. */
  public String tokenUrl() {
    return server.url() + "/token";
  }

  /** Makes a service account known by a key of the caller's. */
  public void trust(String clientEmail, RSAPublicKey key) {
    accounts.trust(clientEmail, key);
  }

  /**
   * Makes a service account known by a key in PEM.
   *
   * @throws RefusedException when the text is no RSA public key
   */
  public void trust(String clientEmail, String publicKeyPem) {
    accounts.trust(clientEmail, publicKeyPem);
  }

  /** Makes a service account with a new key. */
  public ServiceAccountKey createServiceAccount(String clientEmail) {
    return accounts.create(clientEmail, tokenUrl());
  }

  /** Makes a calendar, shared with the service accounts. One that is there stays as it is. */
  public void share(String calendarId, ZoneId zone) {
    api.calendars().putIfAbsent(calendarId, new Calendar(calendarId, zone));
  }

  /** Every access token given so far stops working. */
  public void expireTokens() {
    tokens.expireAll();
  }

  /**
   * Every sync token of a calendar given so far is answered 410 from now on.
   *
   * @throws RefusedException when there is no such calendar
   */
  public void endSyncTokens(String calendarId) {
    calendar(calendarId).endSyncTokens();
  }

  /**
   * A calendar's events, cancelled ones too, oldest first.
   *
   * @throws RefusedException when there is no such calendar
   */
  public List<ObjectNode> events(String calendarId) {
    return calendar(calendarId).events();
  }

  /**
   * Somebody who owns a calendar enters an event by hand.
   *
   * @return it as it stands
   * @throws RefusedException when there is no such calendar, or Google would not take the event
   */
  public ObjectNode enter(String calendarId, ObjectNode event) {
    Calendar calendar = calendar(calendarId);
    return byHand(() -> calendar.insert(event, calendarId, clock.instant()));
  }

  /**
   * Somebody deletes an event by hand.
   *
   * @throws RefusedException when it is not there
   */
  public void takeAway(String calendarId, String eventId) {
    Calendar calendar = calendar(calendarId);
    var unused =
        byHand(
            () -> {
              calendar.delete(eventId, Optional.empty(), clock.instant());
              return eventId;
            });
  }

  /** What goes wrong. */
  public Faults faults() {
    return faults;
  }

  /** Every request, refused ones too. */
  public Journal journal() {
    return journal;
  }

  /** Forgets events, faults and the journal; accounts, tokens and calendars stay. */
  public void forget() {
    server.forget();
  }

  @Override
  public void close() {
    server.close();
  }

  private static <T> T byHand(Supplier<T> change) {
    try {
      return change.get();
    } catch (Refusal refusal) {
      throw new RefusedException(refusal.error().message());
    }
  }

  private Calendar calendar(String calendarId) {
    Calendar calendar = api.calendars().get(calendarId);
    if (calendar == null) {
      throw new RefusedException("there is no calendar " + calendarId);
    }
    return calendar;
  }

  private final class Google implements Provider {
    private final GoogleControl control = new GoogleControl(GoogleCalendarSimulator.this);

    @Override
    public Reply answer(Request request) {
      return api.answer(request);
    }

    @Override
    public Reply refusal(int code) {
      return GoogleError.ofStatus(code).reply();
    }

    @Override
    public Reply control(Request request) {
      return control.answer(request);
    }

    @Override
    public void forget() {
      api.calendars().values().forEach(Calendar::clear);
    }
  }
}
