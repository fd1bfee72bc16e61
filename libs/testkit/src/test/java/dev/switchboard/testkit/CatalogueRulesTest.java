package dev.switchboard.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.testkit.stack.ServiceDatabase;
import dev.switchboard.testkit.stack.SharedStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogueRulesTest {
  private static final String GOOD =
      """
      CREATE TABLE visit (
        tenant_id uuid NOT NULL, id uuid NOT NULL, created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL, CONSTRAINT visit_pk PRIMARY KEY (tenant_id, id));
      ALTER TABLE visit ENABLE ROW LEVEL SECURITY;
      ALTER TABLE visit FORCE ROW LEVEL SECURITY;
      CREATE POLICY own_tenant ON visit TO catalogue_app
        USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
      """;

  private ServiceDatabase database;

  @BeforeEach
  void database() throws SQLException {
    database = ServiceDatabase.create(SharedStack.get().postgres(), "catalogue");
    run(GOOD);
  }

  @Test
  void tableUnderTheRulesIsAccepted() {
    assertThatCode(() -> CatalogueRules.verify(database, Map.of())).doesNotThrowAnyException();
  }

  @Test
  void tableWithoutForcedSecurityIsRefused() throws SQLException {
    refused("ALTER TABLE visit NO FORCE ROW LEVEL SECURITY", "visit: row-level security");
  }

  @Test
  void policyForMoreThanOneTenantIsRefused() throws SQLException {
    refused("CREATE POLICY open ON visit TO catalogue_app USING (true)", "visit: policy open");
  }

  @Test
  void policyForEverybodyIsRefused() throws SQLException {
    refused("CREATE POLICY open ON visit USING (true)", "visit: policy open");
  }

  @Test
  void tenantThatMayBeMissingIsRefused() throws SQLException {
    refused(
        "ALTER TABLE visit DROP CONSTRAINT visit_pk, ALTER COLUMN tenant_id DROP NOT NULL",
        "visit: tenant_id may be null");
  }

  @Test
  void foreignKeyWithoutTheTenantIsRefused() throws SQLException {
    refused(
        """
        ALTER TABLE visit ADD CONSTRAINT visit_id_uk UNIQUE (id), ADD COLUMN before_id uuid,
          ADD CONSTRAINT visit_before_fk FOREIGN KEY (before_id) REFERENCES visit (id)
        """,
        "visit: visit_before_fk accepts a row of another tenant");
  }

  @Test
  void foreignKeyThatDeletesIsRefused() throws SQLException {
    refused(
        """
        ALTER TABLE visit ADD COLUMN before_id uuid,
          ADD CONSTRAINT visit_before_fk FOREIGN KEY (tenant_id, before_id)
          REFERENCES visit (tenant_id, id) ON DELETE CASCADE
        """,
        "visit: visit_before_fk deletes");
  }

  @Test
  void constraintNobodyNamedIsRefused() throws SQLException {
    refused("ALTER TABLE visit ADD CHECK (id <> tenant_id)", "visit: visit_check was named");
  }

  @Test
  void tableWithoutTenantNeedsAReason() throws SQLException {
    refused("CREATE TABLE price (amount int)", "price: has no tenant_id");
    assertThatCode(() -> CatalogueRules.verify(database, Map.of("price", "the same for all")))
        .doesNotThrowAnyException();
  }

  @Test
  void reasonForATableThatIsGoneIsRefused() {
    assertThatThrownBy(() -> CatalogueRules.verify(database, Map.of("price", "gone")))
        .isInstanceOf(AssertionError.class)
        .hasMessage("price: is listed, but no table without a tenant");
  }

  private void refused(String sql, String because) throws SQLException {
    run(sql);
    assertThatThrownBy(() -> CatalogueRules.verify(database, Map.of()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(because);
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.connectAsOwner();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
