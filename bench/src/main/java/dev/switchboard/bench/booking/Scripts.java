package dev.switchboard.bench.booking;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * pgbench scripts. The service's statements are read from its sources; their parameters become
 * expressions over the number of the place that is to be booked.
 */
final class Scripts {
  private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");
  private static final Pattern PLACE =
      Pattern.compile("place AS \\(\\s*INSERT INTO reservation .*?RETURNING", Pattern.DOTALL);

  private static final String TENANT = "md5('t' || :tenant)::uuid";
  private static final String TECHNICIAN = "md5('w' || :technician)::uuid";
  private static final String DAY = "(date '2030-01-01' + :day::int)";
  private static final String START = "to_timestamp(:start::bigint)";
  private static final String END = "to_timestamp(:start::bigint + 3600)";
  private static final String FREE_AGAIN = "to_timestamp(:start::bigint + 5400)";
  private static final String FROM = "to_timestamp(:start::bigint - 129600)";
  private static final String TO = "to_timestamp(:start::bigint + 86400)";
  private static final String NOW = "to_timestamp(1893000000)";

  /** In the order in which they are made, as the service's ids are. */
  private static final String ID = "lpad(to_hex(:place::bigint), 32, '0')::uuid";

  private static final String EVENT = "('e' || lpad(to_hex(:place::bigint), 31, '0'))::uuid";
  private static final String KEY = "('key-' || :place)";
  private static final String ANSWER = "repeat('a', 900)";

  /** A client goes through places of its own: none is met twice. */
  private static final String OWN_PLACES =
      """
      \\set n :n + 1
      \\set place :n * 8 + :client_id
      \\set technician :place % 1000
      \\set tenant :technician / 5
      \\set nth :place / 1000
      """;

  /** Twenty technicians, of four businesses, and few hours. */
  private static final String SAME_PLACES =
      """
      \\set n :n + 1
      \\set place :n * 8 + :client_id
      \\set technician random(0, 19)
      \\set tenant :technician / 5
      \\set nth random(0, 19)
      """;

  private static final String TIME =
      """
      \\set day :nth / 5
      \\set start 1893456000 + 43200 + :day * 86400 + (:nth % 5) * 7200
      """;

  private final SourceText reservations;
  private final SourceText appointments;
  private final String tenant;
  private final String claim;
  private final String store;
  private final String plan;
  private final String taken;
  private final String occupied;
  private final String reminder;
  private final String outbox;

  /**
   * @param root the folder of the sources
   */
  Scripts(Path root) {
    reservations = SourceText.ofService(root, "appointment/ReservationRepository");
    appointments = SourceText.ofService(root, "appointment/AppointmentRepository");
    SourceText availability = SourceText.ofService(root, "availability/AvailabilityRepository");
    SourceText idempotency = SourceText.ofPlatform(root, "idempotency/Idempotency");
    tenant = SourceText.ofPlatform(root, "tenancy/TenantTransactions").constant("SET_TENANT");
    claim = idempotency.constant("CLAIM_ON_CONNECTION");
    store = idempotency.constant("STORE_ON_CONNECTION");
    plan =
        String.format(
            Locale.ROOT,
            availability.constant("PLAN"),
            SourceText.ofService(root, "settings/SettingsRows").constant("TEXTS"),
            SourceText.ofService(root, "availability/PlannedTechnician").constant("OF_TENANT"));
    SourceText rows = SourceText.ofService(root, "availability/TakenRows");
    String busy = rows.constant("BUSY").replace("%s", "");
    taken = String.join("\n", rows.constant("JOBS"), reservations.constant("IN_WINDOW"), busy);
    occupied = String.join("\n", rows.constant("JOBS"), availability.constant("TAKING"), busy);
    reminder = SourceText.ofService(root, "reminder/ReminderRepository").constant("PLAN");
    outbox = SourceText.ofPlatform(root, "event/OutboxWriter").constant("INSERT");
  }

  /** The service's booking, of places that are free. */
  String booking() {
    return script(OWN_PLACES + TIME, begin("BEGIN"), lock() + ";", taken() + ";", rest(book()));
  }

  /** The same, many for the same places: most are told that they lost. */
  String contendedBooking() {
    String judged =
        "SELECT count(*) FILTER (WHERE t.technician_id = %s AND t.starts_at < %s AND t.blocked_until > %s) AS busy FROM (%s) AS t"
            .formatted(TECHNICIAN, FREE_AGAIN, START, taken());
    return script(
        SAME_PLACES + TIME,
        begin("BEGIN"),
        lock(),
        "\\gset",
        "\\if :seen",
        refused(),
        "\\else",
        judged,
        "\\gset",
        "\\if :busy > 0",
        "ROLLBACK;",
        begin("BEGIN"),
        refused(),
        "\\else",
        rest(book()),
        "\\endif",
        "\\endif");
  }

  /** The same booking, but two visits are kept apart by a unique index over their starts. */
  String inUniqueSlots() {
    return script(
        OWN_PLACES + TIME,
        begin("BEGIN"),
        rest(bookInto("unique_slot", " ON CONFLICT DO NOTHING")));
  }

  /** The same booking, but PostgreSQL is to notice who looked before another wrote. */
  String serializable() {
    return script(
        OWN_PLACES + TIME,
        begin("BEGIN ISOLATION LEVEL SERIALIZABLE"),
        overlapping("checked_slot"),
        rest(bookInto("checked_slot", "")));
  }

  /** One row in one statement, kept apart by the service's constraint. */
  String bareExclusion() {
    return script(
        OWN_PLACES + TIME,
        """
        INSERT INTO bare_reservation (tenant_id, id, technician_id, day, starts_at, ends_at, blocked_until, blocked)
        VALUES (%s, %s, %s, %s, %s, %s, %s, tstzrange(%s, %s, '[)'))
        ON CONFLICT ON CONSTRAINT bare_reservation_blocked_ex DO NOTHING;
        """
            .formatted(TENANT, ID, TECHNICIAN, DAY, START, END, FREE_AGAIN, START, FREE_AGAIN));
  }

  String bareUniqueSlot() {
    return script(OWN_PLACES + TIME, insert("unique_slot", " ON CONFLICT DO NOTHING") + ";");
  }

  String bareSerializable() {
    return script(
        OWN_PLACES + TIME,
        "BEGIN ISOLATION LEVEL SERIALIZABLE;",
        overlapping("checked_slot"),
        insert("checked_slot", "") + ";",
        "COMMIT;");
  }

  private String begin(String begin) {
    return String.join(
        "\n",
        begin + ";",
        filled(tenant, TENANT + "::text") + ";",
        filled(claim, TENANT, KEY, "'POST /v1/crm/appointments'", "sha256('body'::bytea)") + ";",
        filled(plan, TENANT, "'isp_repair'") + ";");
  }

  private String lock() {
    String technicians = once("ARRAY[" + TECHNICIAN + "]") + "::uuid[]";
    return filled(
        reservations.constant("LOCK"),
        once(TENANT),
        once("ARRAY[" + DAY + "]") + "::date[]",
        technicians,
        once(FROM),
        once(TO),
        once(START),
        once(FREE_AGAIN),
        technicians,
        once(DAY),
        "NULL",
        once(NOW),
        "NULL");
  }

  private String taken() {
    return filled(taken, once(TENANT), once(FROM), once(TO));
  }

  /** As a parameter is, and not for every row that is looked at. */
  private static String once(String expression) {
    return "(SELECT " + expression + ")";
  }

  private String refused() {
    return String.join(
        "\n",
        filled(occupied, once(TENANT), once(FROM), once(TO), once(NOW)) + ";",
        stored(409),
        "COMMIT;");
  }

  private String book() {
    return booked(appointments.constant("BOOK"));
  }

  private String bookInto(String table, String unlessTaken) {
    String other =
        PLACE
            .matcher(appointments.constant("BOOK"))
            .replaceFirst(
                Matcher.quoteReplacement("place AS (" + insert(table, unlessTaken) + " RETURNING"));
    return booked(other);
  }

  private static String booked(String book) {
    return filled(
        book,
        TENANT,
        ID,
        TECHNICIAN,
        DAY,
        START,
        END,
        FREE_AGAIN,
        "'SCHEDULED'",
        "'BOOKED'",
        EVENT,
        "'Ana Gomez'",
        "'+5491123456789'",
        "'Av. Rivadavia 1234'",
        "'isp_repair'",
        "'Visita'",
        "'America/Argentina/Buenos_Aires'",
        "'no signal since yesterday'",
        "false",
        "NULL::uuid",
        "NULL",
        "'ARS'",
        "150.00",
        "'conversation-service'",
        NOW,
        "NULL",
        "NULL",
        "NULL",
        "NULL");
  }

  private static String insert(String table, String unlessTaken) {
    return "INSERT INTO %s (tenant_id, id, technician_id, day, starts_at, ends_at) VALUES (%s, %s, %s, %s, %s, %s)%s"
        .formatted(table, TENANT, ID, TECHNICIAN, DAY, START, END, unlessTaken);
  }

  private static String overlapping(String table) {
    return "SELECT FROM %s WHERE technician_id = %s AND starts_at < %s AND ends_at > %s AND starts_at > %s;"
        .formatted(table, TECHNICIAN, END, START, "to_timestamp(:start::bigint - 86400)");
  }

  /** What every booking needs besides its time. */
  private String rest(String book) {
    return String.join(
        "\n",
        book + ";",
        filled(
                reminder,
                TENANT,
                "ARRAY[" + EVENT + "]",
                "ARRAY[" + ID + "]",
                "ARRAY[1::bigint]",
                "ARRAY[24]",
                "ARRAY[to_timestamp(:start::bigint - 86400)]",
                "ARRAY[to_timestamp(:start::bigint - 900)]",
                NOW)
            + ";",
        filled(
                outbox,
                "ARRAY[" + EVENT + "]",
                "ARRAY[" + TENANT + "]",
                "ARRAY['appointment-booked']",
                "ARRAY[" + ID + "]",
                "ARRAY[" + ID + "]",
                "ARRAY[" + NOW + "]",
                "ARRAY[NULL::text]",
                "ARRAY[convert_to(repeat('e', 420), 'UTF8')]",
                "ARRAY[NULL::text]")
            + ";",
        stored(201),
        "COMMIT;");
  }

  private String stored(int status) {
    return filled(store, TENANT, KEY, status + "::smallint", ANSWER) + ";";
  }

  private static String script(String... parts) {
    return List.of(parts).stream().map(String::strip).collect(Collectors.joining("\n")) + "\n";
  }

  /** A statement on one line, with expressions for its parameters. */
  static String filled(String statement, String... expressions) {
    String oneLine = statement.lines().map(String::strip).collect(Collectors.joining(" "));
    return PARAMETER
        .matcher(oneLine)
        .replaceAll(
            found -> Matcher.quoteReplacement(expressions[Integer.parseInt(found.group(1)) - 1]));
  }
}
