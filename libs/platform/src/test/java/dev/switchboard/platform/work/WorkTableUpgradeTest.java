package dev.switchboard.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.platform.testing.TestDatabase;
import dev.switchboard.testkit.stack.SharedStack;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkTableUpgradeTest {
  private static final String NAME = "upgrade_test";

  @ParameterizedTest
  @ValueSource(strings = {"0.4", "0.6"})
  void aTableMadeByAnEarlierVersionBecomesWhatThisOneMakes(String version) {
    TestDatabase database = TestDatabase.create(SharedStack.get().postgres(), NAME, version);
    make(database, "old_job");
    database.run("INSERT INTO old_job (id, aggregate_id) VALUES (gen_random_uuid(), 1)");

    database.migrate("latest");
    make(database, "new_job");

    assertThat(indexes(database, "new_job")).hasSize(3).anyMatch(it -> it.contains("_oldest_ix"));
    assertThat(indexes(database, "old_job")).isEqualTo(indexes(database, "new_job"));
    assertThat(storage(database, "old_job")).isEqualTo(storage(database, "new_job"));
    assertThat(database.count("SELECT count(*) FROM old_job WHERE done_at IS NULL")).isEqualTo(1);
  }

  /** As a service's migration does. */
  private static void make(TestDatabase database, String table) {
    database.run(
        """
        SET ROLE %2$s_owner;
        CREATE TABLE %1$s (id uuid PRIMARY KEY, aggregate_id int);
        SELECT work_table('%1$s', 'aggregate_id')
        """
            .formatted(table, NAME));
  }

  private static List<String> indexes(TestDatabase database, String table) {
    return database.list(
        """
        SELECT replace(indexdef, tablename, '') FROM pg_indexes WHERE tablename = '%s' ORDER BY 1
        """
            .formatted(table));
  }

  private static List<String> storage(TestDatabase database, String table) {
    return database.list(
        "SELECT unnest(reloptions) FROM pg_class WHERE relname = '%s' ORDER BY 1".formatted(table));
  }
}
