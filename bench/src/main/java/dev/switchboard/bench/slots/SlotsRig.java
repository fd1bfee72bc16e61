package dev.switchboard.bench.slots;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.bench.load.FreePorts;
import dev.switchboard.local.Api;
import dev.switchboard.local.DemoTenant;
import dev.switchboard.local.DrivenStack;
import dev.switchboard.local.LocalService;
import dev.switchboard.local.Settings;
import dev.switchboard.local.SignIn;
import dev.switchboard.local.Stack;
import dev.switchboard.testkit.stack.PostgresAddress;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A stack of its own with one business, which is filled by SQL. */
final class SlotsRig implements AutoCloseable {
  static final String ZONE = "America/Argentina/Buenos_Aires";

  /** Visits of an hour and a quarter of an hour's travel: eight fit into a day of ten hours. */
  static final int MINUTES = 60;

  private static final int BUFFER = 15;
  private static final int PER_DAY = 8;
  private static final LocalService SERVICE = LocalService.SCHEDULING;

  private static final List<String> EMPTY =
      List.of(
          "DELETE FROM calendar_busy WHERE tenant_id = '%s'",
          "DELETE FROM reservation WHERE tenant_id = '%s'",
          "DELETE FROM appointment WHERE tenant_id = '%s'",
          "DELETE FROM technician WHERE NOT crew AND tenant_id = '%s'");

  private static final String TECHNICIANS =
      """
      INSERT INTO technician (tenant_id, id, name, skills, crew, active, home_latitude, home_longitude)
      SELECT ?, uuidv7(), 'Technician ' || n, '{fibre}', false, true,
             -34.6 - (n %% 7) * 0.02, -58.4 - (n %% 5) * 0.02
      FROM generate_series(1, %d) AS n
      """;

  /** Scattered over all that there could be, always the same way. */
  private static final String APPOINTMENTS =
      """
      INSERT INTO appointment (tenant_id, id, version, placed_version, status, customer_id,
        customer_name, technician_id, service_type, service_name, starts_at, ends_at, time_zone,
        emergency, job_stage, currency, customer_latitude, customer_longitude)
      SELECT c.tenant_id, uuidv7(), 1, 1, 'SCHEDULED', uuidv7(), 'Ana Gómez', c.id, 'isp_repair', 'Visit',
             c.start, c.start + interval '%1$d minutes', '%2$s', false, 'BOOKED', 'ARS',
             -34.5 - (c.n %% 11) * 0.02, -58.3 - (c.n %% 13) * 0.02
      FROM (SELECT t.tenant_id, t.id, row_number() OVER (ORDER BY md5(t.name || d || h)) AS n,
                   (date_trunc('day', now() AT TIME ZONE '%2$s') + interval '8 hours'
                     + d * interval '1 day' + h * interval '%3$d minutes') AT TIME ZONE '%2$s' AS start
            FROM technician t, generate_series(1, %4$d) AS d, generate_series(0, %5$d) AS h
            WHERE t.tenant_id = ? AND NOT t.crew) AS c
      WHERE c.n <= %6$d
      """;

  private static final String RESERVATIONS =
      """
      INSERT INTO reservation (tenant_id, id, technician_id, day, starts_at, ends_at, blocked_until,
                               blocked, latitude, longitude)
      SELECT a.tenant_id, a.id, a.technician_id, (a.starts_at AT TIME ZONE a.time_zone)::date,
             a.starts_at, a.ends_at, a.ends_at + interval '%1$d minutes',
             tstzrange(a.starts_at, a.ends_at + interval '%1$d minutes'),
             a.customer_latitude, a.customer_longitude
      FROM appointment a WHERE a.tenant_id = ?
      """;

  /** Each has half an hour of his own every day. */
  private static final String CALENDARS =
      """
      INSERT INTO calendar_busy (tenant_id, id, version, technician_id, state, busy, known, told_at)
      SELECT t.tenant_id, uuidv7(), 1, t.id, 'READ', range_agg(tstzrange(noon, noon + interval '30 minutes')),
             '{}', now()
      FROM technician t, generate_series(date_trunc('day', now()) + interval '15 hours',
                                         now() + interval '60 days', interval '1 day') AS noon
      WHERE t.tenant_id = ? AND NOT t.crew GROUP BY t.tenant_id, t.id
      """;

  private final Settings settings;
  private final DrivenStack stack;
  private final String token;
  private final UUID tenant;

  private SlotsRig(Settings settings, DrivenStack stack, String token) {
    this.settings = settings;
    this.stack = stack;
    this.token = token;
    this.tenant = tenantOf(token);
  }

  /**
   * Starts everything on free ports, scheduling-service with all compilers.
   *
   * @param root the folder of the sources
   */
  static SlotsRig start(Path root, Path folder, PrintStream out) {
    Settings settings =
        FreePorts.in(Settings.load(), Map.of())
            .with(Map.of("folder", folder.toString()))
            .with(
                Map.of(
                    SERVICE.application() + ".compiler-level",
                    "4",
                    SERVICE.application() + ".heap-mib",
                    "256"));
    DrivenStack stack = DrivenStack.start(new Stack(root, settings), out);
    SlotsRig rig = new SlotsRig(settings, stack, new SignIn(settings).owner(DemoTenant.FIBRA_SUR));
    rig.setUp();
    return rig;
  }

  String url() {
    return SERVICE.url(settings);
  }

  String token() {
    return token;
  }

  /** Nothing is left of the shape before. */
  void fill(Shape shape) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String empty : EMPTY) {
        statement.execute(empty.formatted(tenant));
      }
      int technicians = run(connection, TECHNICIANS.formatted(shape.technicians()));
      int appointments = run(connection, appointments(shape));
      int reservations = run(connection, RESERVATIONS.formatted(BUFFER));
      int calendars = run(connection, CALENDARS);
      statement.execute("VACUUM ANALYZE");
      if (appointments != shape.appointments()
          || reservations != appointments
          || calendars != technicians) {
        throw new IllegalArgumentException(shape + " does not fit");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("filling " + shape, e);
    }
  }

  private static String appointments(Shape shape) {
    return APPOINTMENTS.formatted(
        MINUTES, ZONE, MINUTES + BUFFER, shape.days(), PER_DAY - 1, shape.appointments());
  }

  Duration serviceCpu() {
    return cpu(SERVICE.application());
  }

  Duration postgresCpu() {
    return cpu("postgresql");
  }

  private void setUp() {
    Api api = new Api(url(), token);
    Map<DayOfWeek, Object> hours =
        Arrays.stream(DayOfWeek.values())
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    day -> List.of(Map.of("opens", "08:00", "closes", "18:00"))));
    var unused =
        api.put(
                "/v1/crm/scheduling/settings",
                Map.of("weeklyHours", hours, "travelBufferMinutes", BUFFER, "horizonDays", 90))
            .require();
    var same =
        api.put(
                "/v1/crm/service-types/isp_repair",
                Map.of("code", "isp_repair", "name", "Visit", "durationMinutes", MINUTES))
            .require();
  }

  private int run(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, tenant);
      return statement.executeUpdate();
    }
  }

  private Connection connect() throws SQLException {
    return new PostgresAddress("127.0.0.1", settings.number("postgresql.port"))
        .connect(SERVICE.application().replace("-service", ""));
  }

  private Duration cpu(String part) {
    long pid = Objects.requireNonNull(stack.processes().get(part), part);
    return ProcessHandle.of(pid)
        .map(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
        .orElse(Stream.empty())
        .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static UUID tenantOf(String token) {
    try {
      JsonNode claims =
          new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
      return UUID.fromString(claims.path("tenant_id").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stack.close();
  }
}
