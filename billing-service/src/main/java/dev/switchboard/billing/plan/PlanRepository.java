package dev.switchboard.billing.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.billing.Meter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The price list in the database. Its JSON is read as text: the driver would turn prices into
 * binary fractions.
 */
@ApplicationScoped
class PlanRepository {
  private static final String COLUMNS =
      "SELECT code, version, name, effective_from, included::text, prices::text FROM plan_version ";

  private static final String ALL = COLUMNS + "ORDER BY code, version";
  private static final String VERSIONS = COLUMNS + "WHERE code = $1 ORDER BY version";

  /** Whoever else made the same version first has it. */
  private static final String ADD =
      """
      INSERT INTO plan_version (code, version, name, effective_from, included, prices)
      SELECT $1, coalesce(max(version), 0) + 1, $2, $3, $4::text::jsonb, $5::text::jsonb
      FROM plan_version WHERE code = $1
      ON CONFLICT ON CONSTRAINT plan_version_pk DO NOTHING
      RETURNING code, version, name, effective_from, included::text, prices::text
      """;

  private final ObjectMapper json;

  PlanRepository(ObjectMapper json) {
    this.json = json;
  }

  Uni<List<Plan>> all(SqlClient database) {
    return database.preparedQuery(ALL).execute().map(this::plans);
  }

  Uni<List<Plan>> versions(SqlClient database, String code) {
    return database.preparedQuery(VERSIONS).execute(Tuple.of(code)).map(this::plans);
  }

  /**
   * Adds the next version of the plan; its own number is ignored. Empty when somebody was first.
   */
  Uni<Optional<Plan>> add(SqlClient database, Plan plan) {
    return database
        .preparedQuery(ADD)
        .execute(
            Tuple.of(
                plan.code(),
                plan.name(),
                plan.effectiveFrom().atOffset(ZoneOffset.UTC),
                write(plan.included()),
                write(plan.prices())))
        .map(rows -> plans(rows).stream().findFirst());
  }

  private List<Plan> plans(RowSet<Row> rows) {
    return rows.stream().map(this::plan).toList();
  }

  private Plan plan(Row row) {
    return new Plan(
        row.getString("code"),
        row.getInteger("version"),
        row.getString("name"),
        row.getOffsetDateTime("effective_from").toInstant(),
        read(row.getString("included"), new TypeReference<Map<Meter, BigDecimal>>() {}),
        read(row.getString("prices"), new TypeReference<List<PlanPrice>>() {}));
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a part of a plan that has no JSON form", e);
    }
  }

  private <T> T read(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored plan that cannot be read", e);
    }
  }
}
