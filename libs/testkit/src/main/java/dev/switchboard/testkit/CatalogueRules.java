package dev.switchboard.testkit;

import dev.switchboard.testkit.stack.ServiceDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rules every table lives under (design.md section 5, features.md D1 and D2), read from
 * PostgreSQL's catalogue after the migrations. Every service has one test that calls {@link
 * #verify}.
 */
public final class CatalogueRules {
  /** The tables that platform brings, with the reason why they have no tenant. */
  private static final Map<String, String> OF_PLATFORM =
      Map.of(
          "flyway_schema_history", "which migrations ran",
          "inbox", "ids of events, nothing of theirs",
          "lease", "which process may do what only one may do at a time");

  /** Their tenant may be missing: a delivery for a channel nobody has. */
  private static final String TENANT_MAY_BE_MISSING = "('outbox', 'outbox_dead')";

  /** Tables, but no partitions: they are reached through their parent. */
  private static final String TABLES =
      """
      WITH tables AS (
        SELECT c.oid AS id, c.relname AS name, c.relrowsecurity, c.relforcerowsecurity, t.attnum AS tenant,
               t.attnotnull AS tenant_known
        FROM pg_class c LEFT JOIN pg_attribute t
          ON t.attrelid = c.oid AND t.attname = 'tenant_id' AND NOT t.attisdropped
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
          AND NOT c.relispartition)
      """;

  private static final String WITHOUT_TENANT =
      TABLES + "SELECT name FROM tables WHERE tenant IS NULL";

  private static final List<String> VIOLATIONS =
      List.of(
          TABLES
              + """
              SELECT name || ': row-level security is not enabled and forced' FROM tables
              WHERE tenant IS NOT NULL AND NOT (relrowsecurity AND relforcerowsecurity)
              """,
          TABLES
              + """
              SELECT name || ': tenant_id may be null' FROM tables
              WHERE NOT tenant_known AND name NOT IN %s
              """
                  .formatted(TENANT_MAY_BE_MISSING),
          TABLES
              + """
              SELECT name || ': policy ' || p.polname || ' shows the use cases more than one tenant'
              FROM tables JOIN pg_policy p ON p.polrelid = id
              WHERE (0 = ANY (p.polroles)
                     OR EXISTS (SELECT FROM pg_roles r WHERE r.oid = ANY (p.polroles)
                                AND r.rolname = current_database() || '_app'))
                AND EXISTS (
                  SELECT FROM unnest(ARRAY[pg_get_expr(p.polqual, id), pg_get_expr(p.polwithcheck, id)]) e
                  WHERE e <> '(tenant_id = (NULLIF(current_setting(''app.tenant_id''::text, true), ''''::text))::uuid)')
              """,
          TABLES
              + """
              SELECT name || ': ' || missing || ' is missing, or may be null'
              FROM tables, unnest(ARRAY['created_at', 'updated_at']) missing
              WHERE tenant IS NOT NULL AND name NOT IN %s
                AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = id
                                AND a.attname = missing AND a.attnotnull)
              """
                  .formatted(TENANT_MAY_BE_MISSING),
          TABLES
              + """
              SELECT source.name || ': ' || c.conname || ' accepts a row of another tenant'
              FROM pg_constraint c JOIN tables source ON source.id = c.conrelid
              JOIN tables target ON target.id = c.confrelid
              WHERE c.contype = 'f' AND source.tenant IS NOT NULL AND target.tenant IS NOT NULL
                AND NOT EXISTS (SELECT FROM unnest(c.conkey, c.confkey) k(source_column, target_column)
                                WHERE k.source_column = source.tenant AND k.target_column = target.tenant)
              """,
          TABLES
              + """
              SELECT name || ': ' || c.conname || ' deletes or changes rows that refer'
              FROM pg_constraint c JOIN tables ON id = c.conrelid
              WHERE c.contype = 'f' AND name <> 'tool_call_log'
                AND (c.confdeltype NOT IN ('a', 'r') OR c.confupdtype NOT IN ('a', 'r'))
              """,
          TABLES
              + """
              SELECT name || ': ' || c.conname || ' was named by PostgreSQL'
              FROM pg_constraint c JOIN tables ON id = c.conrelid
              WHERE c.contype IN ('p', 'u', 'f', 'c', 'x') AND c.conname !~ '_(pk|uk|fk|ck|ex)$'
                AND name <> 'flyway_schema_history'
              """,
          """
          SELECT rolname || ': can bypass row-level security' FROM pg_roles
          WHERE rolname LIKE current_database() || '\\_%' AND (rolsuper OR rolbypassrls)
          """);

  private CatalogueRules() {}

  /**
   * Checks the migrated database of a service.
   *
   * @param withoutTenant the service's tables that belong to no tenant, each with the reason
   * @throws AssertionError that names every broken rule
   */
  public static void verify(ServiceDatabase database, Map<String, String> withoutTenant) {
    List<String> failures = new ArrayList<>();
    try (Connection connection = database.connectAsOwner()) {
      for (String violations : VIOLATIONS) {
        failures.addAll(column(connection, violations));
      }
      failures.addAll(unexplained(column(connection, WITHOUT_TENANT), withoutTenant));
    } catch (SQLException e) {
      throw new IllegalStateException("the catalogue cannot be read", e);
    }
    if (!failures.isEmpty()) {
      throw new AssertionError(String.join("\n", failures));
    }
  }

  private static List<String> unexplained(List<String> found, Map<String, String> withoutTenant) {
    Map<String, String> listed = new TreeMap<>(OF_PLATFORM);
    listed.putAll(withoutTenant);
    List<String> failures = new ArrayList<>();
    Set<String> silent = new TreeSet<>(found);
    silent.removeAll(listed.keySet());
    silent.forEach(table -> failures.add(table + ": has no tenant_id, and no reason is listed"));
    Set<String> gone = new TreeSet<>(withoutTenant.keySet());
    gone.removeAll(found);
    gone.forEach(table -> failures.add(table + ": is listed, but no table without a tenant"));
    return failures;
  }

  private static List<String> column(Connection connection, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      while (found.next()) {
        values.add(found.getString(1));
      }
    }
    return values;
  }
}
