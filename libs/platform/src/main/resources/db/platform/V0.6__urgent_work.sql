-- Work tables again, with the index that claims go by in their own order: of a backlog only what is taken is read. Its
-- condition on due_at is always true and keeps it from a query that does not say the same: the look for an older row of
-- the aggregate, which would else read all that waits once for each candidate, as long as statistics say that little does.
-- A row is changed three times within seconds: the room left on its page keeps most changes out of the indexes.
CREATE OR REPLACE FUNCTION work_table(work regclass, aggregate name) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'ALTER TABLE %s
       ADD COLUMN seq bigint GENERATED ALWAYS AS IDENTITY,
       ADD COLUMN priority smallint NOT NULL DEFAULT 0,
       ADD COLUMN due_at timestamptz NOT NULL DEFAULT now(),
       ADD COLUMN attempts int NOT NULL DEFAULT 0,
       ADD COLUMN lease_holder uuid,
       ADD COLUMN lease_epoch bigint NOT NULL DEFAULT 0,
       ADD COLUMN lease_expires_at timestamptz,
       ADD COLUMN done_at timestamptz,
       ADD COLUMN last_error text,
       ADD COLUMN trace_parent text,
       ALTER COLUMN id SET NOT NULL', work);
  EXECUTE format(
    'CREATE INDEX %I ON %s (%I, seq) WHERE done_at IS NULL', work || '_oldest_ix', work, aggregate);
  PERFORM urgent_work(work);
END $$;

CREATE FUNCTION urgent_work(work regclass) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'CREATE INDEX %I ON %s (priority DESC, due_at) WHERE done_at IS NULL AND due_at > ''-infinity''',
    work || '_urgent_ix', work);
  EXECUTE format(
    'ALTER TABLE %s SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0,
       autovacuum_vacuum_threshold = 1000)', work);
END $$;

-- Those there are already, where this comes after a service's own migrations.
DO $$
DECLARE
  old record;
BEGIN
  FOR old IN
    SELECT i.indexrelid::regclass AS index, i.indrelid::regclass AS work
    FROM pg_index i
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attname = 'lease_epoch'
    WHERE i.indexrelid::regclass::text = i.indrelid::regclass::text || '_due_ix'
  LOOP
    EXECUTE format('DROP INDEX %s', old.index);
    PERFORM urgent_work(old.work);
  END LOOP;
END $$;
