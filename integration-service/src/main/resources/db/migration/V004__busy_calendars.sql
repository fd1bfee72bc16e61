-- When outside calendars are busy (features.md I3): each calendar in use is asked again and again.

-- One row per calendar and use; id is derived from both. It is work that is due again after each time
-- it was done, and done for good when the calendar is used no more. version rises with each event;
-- what was told last is known by its digest, so that the same is not told twice. sync_token belongs
-- to the stretch that was told. read_at is the machine's time.
CREATE TABLE busy_calendar (
  id uuid NOT NULL,
  tenant_id uuid NOT NULL,
  technician_id uuid,
  calendar_id text NOT NULL,
  version bigint NOT NULL DEFAULT 0,
  told_state text,
  told_from timestamptz,
  told_to timestamptz,
  told_digest uuid,
  read_at timestamptz,
  sync_token text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT busy_calendar_pk PRIMARY KEY (id),
  CONSTRAINT busy_calendar_state_ck CHECK (told_state IN ('READ', 'UNREADABLE')),
  CONSTRAINT busy_calendar_told_ck CHECK (
    num_nulls(told_state, told_from, told_to, told_digest) IN (0, 4)),
  CONSTRAINT busy_calendar_token_ck CHECK (sync_token IS NULL OR told_state = 'READ')
);
SELECT work_table('busy_calendar', 'id');
SELECT tenant_table('busy_calendar', 'SELECT, INSERT, UPDATE');
SELECT worker_may('busy_calendar', 'SELECT, UPDATE');
CREATE INDEX busy_calendar_tenant_ix ON busy_calendar (tenant_id);

-- A calendar can be disconnected, and its credentials are gone then. A connection that is made anew
-- begins above every version there was, so that nothing got with the old credentials fits it.
SELECT grant_privileges('connection', 'DELETE', '${app}');
ALTER TABLE connection
  ALTER COLUMN version SET DEFAULT (extract(epoch FROM clock_timestamp()) * 1000)::bigint;
