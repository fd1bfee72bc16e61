-- Events out and in, the same in every service (design.md section 4).

-- What is to be published, written in the transaction of the change it tells of. The identity is
-- drawn after the aggregate's row is locked, so it is the order per aggregate. No tenant: a delivery
-- for a channel nobody has. Rows live for milliseconds, hence the vacuum settings.
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY,
  event_id uuid NOT NULL,
  tenant_id uuid,
  topic text NOT NULL,
  key uuid NOT NULL,
  subject uuid NOT NULL,
  occurred_at timestamptz NOT NULL,
  trace_parent text,
  data bytea NOT NULL,
  dead_letter_reason text,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT outbox_pk PRIMARY KEY (id),
  CONSTRAINT outbox_event_uk UNIQUE (event_id, topic)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- A row that Kafka refuses for its own fault (size, encoding): set aside, so that the rest goes on.
CREATE TABLE outbox_dead (
  id bigint NOT NULL,
  event_id uuid NOT NULL,
  tenant_id uuid,
  topic text NOT NULL,
  key uuid NOT NULL,
  subject uuid NOT NULL,
  occurred_at timestamptz NOT NULL,
  trace_parent text,
  data bytea NOT NULL,
  dead_letter_reason text,
  created_at timestamptz NOT NULL,
  died_at timestamptz NOT NULL DEFAULT now(),
  fault text NOT NULL,
  CONSTRAINT outbox_dead_pk PRIMARY KEY (id)
);

ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
ALTER TABLE outbox_dead ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox_dead FORCE ROW LEVEL SECURITY;
CREATE POLICY outbox_owner ON outbox TO ${owner} USING (true);
CREATE POLICY outbox_app ON outbox FOR INSERT TO ${app}
  WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY outbox_worker ON outbox TO ${worker} USING (true) WITH CHECK (true);
CREATE POLICY outbox_dead_owner ON outbox_dead TO ${owner} USING (true);
CREATE POLICY outbox_dead_worker ON outbox_dead TO ${worker} USING (true) WITH CHECK (true);
GRANT INSERT ON outbox TO ${app};
GRANT SELECT, INSERT, DELETE ON outbox TO ${worker};
GRANT SELECT, INSERT, DELETE ON outbox_dead TO ${worker};

-- What each consumer has applied. The day comes from the event itself (the time in a UUIDv7, else
-- the event's own time), never from the moment it arrived: a replay meets its first copy in the
-- same partition. No tenant: it holds ids of events, nothing of theirs.
CREATE TABLE inbox (
  consumer text NOT NULL,
  event_id uuid NOT NULL,
  event_day date NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT inbox_pk PRIMARY KEY (consumer, event_id, event_day)
) PARTITION BY RANGE (event_day);
CREATE TABLE inbox_default PARTITION OF inbox DEFAULT;
GRANT SELECT, INSERT ON inbox TO ${worker};

-- Makes the partitions of the coming days and drops those older than any topic remembers. A day
-- whose rows already lie in the default partition stays there.
CREATE FUNCTION inbox_maintain(today date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  day date;
  old regclass;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('inbox_maintain'));
  FOR day IN SELECT generate_series(today - 1, today + 3, interval '1 day')::date LOOP
    IF to_regclass('inbox_' || to_char(day, 'YYYYMMDD')) IS NULL
       AND NOT EXISTS (SELECT 1 FROM inbox_default WHERE event_day = day) THEN
      EXECUTE format('CREATE TABLE %I PARTITION OF inbox FOR VALUES FROM (%L) TO (%L)',
        'inbox_' || to_char(day, 'YYYYMMDD'), day, day + 1);
    END IF;
  END LOOP;
  FOR old IN
    SELECT c.oid::regclass FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'inbox'::regclass AND c.relname ~ '^inbox_[0-9]{8}$'
      AND to_date(right(c.relname, 8), 'YYYYMMDD') < today - 35 LOOP
    EXECUTE format('DROP TABLE %s', old);
  END LOOP;
  DELETE FROM inbox_default WHERE received_at < now() - interval '35 days';
END $$;
REVOKE ALL ON FUNCTION inbox_maintain(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION inbox_maintain(date) TO ${worker};
SELECT inbox_maintain(current_date);

-- Who may do what only one may do at a time. Database time; the epoch rises with each new holder.
CREATE TABLE lease (
  name text NOT NULL,
  holder uuid NOT NULL,
  epoch bigint NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT lease_pk PRIMARY KEY (name)
) WITH (fillfactor = 50);
GRANT SELECT, INSERT, UPDATE ON lease TO ${worker};
