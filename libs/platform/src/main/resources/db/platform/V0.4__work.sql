-- Work rows (design.md section 9): claimed by lease, oldest first per aggregate, by any replica.
-- work_table('assistant_turn', 'conversation_id') gives a table what the worker needs of it.
CREATE FUNCTION work_table(work regclass, aggregate name) RETURNS void
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
  EXECUTE format('CREATE INDEX %I ON %s (due_at) WHERE done_at IS NULL', work || '_due_ix', work);
  EXECUTE format(
    'CREATE INDEX %I ON %s (%I, seq) WHERE done_at IS NULL', work || '_oldest_ix', work, aggregate);
  EXECUTE format(
    'ALTER TABLE %s SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000)',
    work);
END $$;
