-- When outside calendars say that somebody is busy (features.md I3, S4), and where visits are (X12).

-- busy and known are sets of time, so that what was told of a stretch replaces what was known of it, and nothing else.
-- known: what could ever be read; technician_id null: the business's calendar, which binds everybody.
CREATE TABLE calendar_busy (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  technician_id uuid,
  state text NOT NULL,
  busy tstzmultirange NOT NULL,
  known tstzmultirange NOT NULL,
  told_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT calendar_busy_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT calendar_busy_technician_fk FOREIGN KEY (tenant_id, technician_id) REFERENCES technician (tenant_id, id),
  CONSTRAINT calendar_busy_version_ck CHECK (version > 0),
  CONSTRAINT calendar_busy_state_ck CHECK (state IN ('READ', 'UNREADABLE', 'REMOVED')),
  CONSTRAINT calendar_busy_removed_ck CHECK (state <> 'REMOVED' OR (isempty(busy) AND isempty(known)))
);
SELECT tenant_table('calendar_busy', 'SELECT');
SELECT worker_may('calendar_busy', 'SELECT, INSERT, UPDATE');

-- Where the visit is, copied when it is booked, as its buffer is; null: nobody knows.
ALTER TABLE reservation
  ADD COLUMN latitude double precision,
  ADD COLUMN longitude double precision,
  ADD CONSTRAINT reservation_place_ck CHECK ((latitude IS NULL) = (longitude IS NULL));
