-- Work tables again: whether a row is its aggregate's oldest is looked up for each candidate, in an index that is good for
-- nothing else. Its condition on seq is always true and keeps it from the look for candidates, which would else read and
-- sort all that waits, as long as statistics say that little does.
ALTER FUNCTION work_table(regclass, name) RENAME TO work_table_by_urgency;

CREATE FUNCTION work_table(work regclass, aggregate name) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM work_table_by_urgency(work, aggregate);
  PERFORM oldest_only(work, aggregate);
END $$;

CREATE FUNCTION oldest_only(work regclass, aggregate name) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('DROP INDEX %I', work || '_oldest_ix');
  EXECUTE format(
    'CREATE INDEX %I ON %s (%I, seq) WHERE done_at IS NULL AND seq > 0', work || '_oldest_ix', work, aggregate);
END $$;

-- Those there are already, where this comes after a service's own migrations.
DO $$
DECLARE
  old record;
BEGIN
  FOR old IN
    SELECT i.indrelid::regclass AS work, a.attname AS aggregate
    FROM pg_index i
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
    WHERE i.indexrelid::regclass::text = i.indrelid::regclass::text || '_oldest_ix'
  LOOP
    PERFORM oldest_only(old.work, old.aggregate);
  END LOOP;
END $$;
