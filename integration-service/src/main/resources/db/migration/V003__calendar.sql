-- Appointments in an outside calendar (features.md I3, design.md 3.5).

-- An appointment's change that the calendar has not seen; its id is the event's. The columns are the
-- event's snapshot.
CREATE TABLE calendar_task (
  id uuid NOT NULL,
  tenant_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  appointment_version bigint NOT NULL,
  status text NOT NULL,
  service_type text NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  time_zone text NOT NULL,
  emergency boolean NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT calendar_task_pk PRIMARY KEY (id)
) WITH (fillfactor = 80);
SELECT work_table('calendar_task', 'appointment_id');
SELECT tenant_table('calendar_task', 'SELECT, UPDATE');
SELECT worker_may('calendar_task', 'SELECT, INSERT, UPDATE');
CREATE INDEX calendar_task_appointment_ix ON calendar_task (tenant_id, appointment_id, seq);

-- Where an appointment stands in the calendar. appointment_version is the newest the calendar shows;
-- generation goes into the entry's id, because a deleted id stays taken (protocols.md 3.3). etag is
-- the entry's as we left it.
CREATE TABLE calendar_link (
  tenant_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  appointment_version bigint NOT NULL,
  state text NOT NULL,
  calendar_id text,
  event_id text,
  generation int NOT NULL DEFAULT 0,
  etag text,
  error text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT calendar_link_pk PRIMARY KEY (tenant_id, appointment_id),
  CONSTRAINT calendar_link_state_ck
    CHECK (state IN ('LINKED', 'REMOVED', 'NOT_CONNECTED', 'FAILED')),
  CONSTRAINT calendar_link_entry_ck
    CHECK (state <> 'LINKED' OR (calendar_id IS NOT NULL AND event_id IS NOT NULL))
) WITH (fillfactor = 80);
SELECT tenant_table('calendar_link', 'SELECT, INSERT, UPDATE');
