-- Visits that come again, and who waits for a visit that is given up (features.md S8).

-- first_at is the wall clock in time_zone: every date of the rule has that hour. Dates are decided in order, each in the
-- transaction that raises decided_through; look_at is business time, null when nothing is left to do.
CREATE TABLE appointment_series (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  customer_id uuid NOT NULL,
  customer_name text NOT NULL,
  customer_phone text,
  customer_address text,
  service_type text NOT NULL,
  technician_id uuid,
  description text,
  conversation_id uuid,
  lead_source text,
  first_at timestamp NOT NULL,
  time_zone text NOT NULL,
  rrule text NOT NULL,
  ends_before date,
  decided_through date,
  look_at timestamptz,
  follows_id uuid,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT appointment_series_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT appointment_series_technician_fk FOREIGN KEY (tenant_id, technician_id) REFERENCES technician (tenant_id, id),
  CONSTRAINT appointment_series_follows_fk FOREIGN KEY (tenant_id, follows_id) REFERENCES appointment_series (tenant_id, id),
  CONSTRAINT appointment_series_version_ck CHECK (version > 0),
  CONSTRAINT appointment_series_rule_ck CHECK (length(rrule) BETWEEN 1 AND 500)
);
CREATE INDEX appointment_series_created_ix ON appointment_series (tenant_id, created_at, id);
CREATE INDEX appointment_series_customer_ix ON appointment_series (tenant_id, customer_id, created_at, id);
CREATE INDEX appointment_series_look_ix ON appointment_series (look_at) WHERE look_at IS NOT NULL;
SELECT tenant_table('appointment_series', 'SELECT, INSERT, UPDATE');
SELECT worker_may('appointment_series', 'SELECT');

-- What became of one date of a series: its visit, or why there is none. TO_MOVE: taken over from the series before, its
-- visit still at the old time. One row a date: no date is booked twice, whoever tries.
CREATE TABLE series_occurrence (
  tenant_id uuid NOT NULL,
  series_id uuid NOT NULL,
  day date NOT NULL,
  state text NOT NULL,
  appointment_id uuid,
  reason text,
  detail text,
  alternatives jsonb,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT series_occurrence_pk PRIMARY KEY (tenant_id, series_id, day),
  CONSTRAINT series_occurrence_appointment_uk UNIQUE (tenant_id, appointment_id),
  CONSTRAINT series_occurrence_series_fk FOREIGN KEY (tenant_id, series_id) REFERENCES appointment_series (tenant_id, id),
  CONSTRAINT series_occurrence_appointment_fk FOREIGN KEY (tenant_id, appointment_id) REFERENCES appointment (tenant_id, id),
  CONSTRAINT series_occurrence_state_ck CHECK (state IN ('BOOKED', 'TO_MOVE', 'EXCEPTION', 'SKIPPED', 'CANCELLED')),
  CONSTRAINT series_occurrence_visit_ck CHECK (state NOT IN ('BOOKED', 'TO_MOVE') OR appointment_id IS NOT NULL),
  CONSTRAINT series_occurrence_reason_ck CHECK ((state = 'EXCEPTION') = (reason IS NOT NULL)
    AND reason IN ('TAKEN', 'NOT_BOOKABLE'))
);
CREATE INDEX series_occurrence_exception_ix ON series_occurrence (tenant_id, day, series_id) WHERE state = 'EXCEPTION';
SELECT tenant_table('series_occurrence', 'SELECT, INSERT, UPDATE');

-- How a business offers what is given up; without a row the usual: 30 minutes, nothing between 21:00 and 8:00.
CREATE TABLE waitlist_settings (
  tenant_id uuid NOT NULL,
  version bigint NOT NULL,
  offer_minutes int NOT NULL,
  quiet_from time NOT NULL,
  quiet_to time NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT waitlist_settings_pk PRIMARY KEY (tenant_id),
  CONSTRAINT waitlist_settings_version_ck CHECK (version > 0),
  CONSTRAINT waitlist_settings_offer_ck CHECK (offer_minutes BETWEEN 5 AND 1440)
);
SELECT tenant_table('waitlist_settings', 'SELECT, INSERT, UPDATE');

-- Who waits for what; the line is by since, then id. Past expires_at an entry counts no more, whatever its state.
CREATE TABLE waitlist_entry (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  state text NOT NULL,
  customer_id uuid NOT NULL,
  customer_name text NOT NULL,
  customer_phone text,
  customer_address text,
  service_type text NOT NULL,
  technician_id uuid,
  from_day date NOT NULL,
  to_day date NOT NULL,
  day_parts text[] NOT NULL,
  urgent boolean NOT NULL,
  description text,
  conversation_id uuid,
  since timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  appointment_id uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT waitlist_entry_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT waitlist_entry_technician_fk FOREIGN KEY (tenant_id, technician_id) REFERENCES technician (tenant_id, id),
  CONSTRAINT waitlist_entry_appointment_fk FOREIGN KEY (tenant_id, appointment_id) REFERENCES appointment (tenant_id, id),
  CONSTRAINT waitlist_entry_state_ck CHECK (state IN ('WAITING', 'OFFERED', 'BOOKED', 'CLOSED', 'WITHDRAWN')),
  CONSTRAINT waitlist_entry_days_ck CHECK (from_day <= to_day),
  CONSTRAINT waitlist_entry_parts_ck CHECK (day_parts <@ ARRAY['MORNING', 'AFTERNOON', 'EVENING'])
);
CREATE INDEX waitlist_entry_since_ix ON waitlist_entry (tenant_id, since, id);
CREATE INDEX waitlist_entry_state_ix ON waitlist_entry (tenant_id, state, since, id);
CREATE INDEX waitlist_entry_customer_ix ON waitlist_entry (tenant_id, customer_id, since, id);
SELECT tenant_table('waitlist_entry', 'SELECT, INSERT, UPDATE');
SELECT worker_may('waitlist_entry', 'SELECT, UPDATE');

-- Time that was given up, and how far its offering has come. Its row is the lock under which it is offered, taken before
-- entries, offers and days. unfit: service types that cannot be done in it. look_at is business time.
CREATE TABLE freed_slot (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  technician_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  state text NOT NULL,
  look_at timestamptz NOT NULL,
  unfit text[] NOT NULL,
  hold_id uuid,
  outcome text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT freed_slot_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT freed_slot_technician_fk FOREIGN KEY (tenant_id, technician_id) REFERENCES technician (tenant_id, id),
  CONSTRAINT freed_slot_state_ck CHECK (state IN ('WAITING', 'OFFERED', 'DONE')),
  CONSTRAINT freed_slot_outcome_ck CHECK ((state = 'DONE') = (outcome IS NOT NULL)
    AND outcome IN ('ACCEPTED', 'NOBODY', 'TOO_LATE'))
);
CREATE INDEX freed_slot_look_ix ON freed_slot (look_at) WHERE state <> 'DONE';
SELECT tenant_table('freed_slot', 'SELECT, INSERT, UPDATE');
SELECT worker_may('freed_slot', 'SELECT, UPDATE');

-- An offer's id is also its hold's. One living offer a slot and an entry; never the same start twice to one entry.
CREATE TABLE waitlist_offer (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  entry_id uuid NOT NULL,
  slot_id uuid NOT NULL,
  technician_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  state text NOT NULL,
  offered_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  appointment_id uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT waitlist_offer_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT waitlist_offer_once_uk UNIQUE (tenant_id, entry_id, starts_at),
  CONSTRAINT waitlist_offer_entry_fk FOREIGN KEY (tenant_id, entry_id) REFERENCES waitlist_entry (tenant_id, id),
  CONSTRAINT waitlist_offer_slot_fk FOREIGN KEY (tenant_id, slot_id) REFERENCES freed_slot (tenant_id, id),
  CONSTRAINT waitlist_offer_appointment_fk FOREIGN KEY (tenant_id, appointment_id) REFERENCES appointment (tenant_id, id),
  CONSTRAINT waitlist_offer_times_ck CHECK (offered_at < expires_at AND starts_at < ends_at),
  CONSTRAINT waitlist_offer_state_ck CHECK (state IN ('OPEN', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN')),
  CONSTRAINT waitlist_offer_visit_ck CHECK ((state = 'ACCEPTED') = (appointment_id IS NOT NULL))
);
CREATE UNIQUE INDEX waitlist_offer_slot_uk ON waitlist_offer (tenant_id, slot_id) WHERE state = 'OPEN';
CREATE UNIQUE INDEX waitlist_offer_entry_uk ON waitlist_offer (tenant_id, entry_id) WHERE state = 'OPEN';
SELECT tenant_table('waitlist_offer', 'SELECT, INSERT, UPDATE');
SELECT worker_may('waitlist_offer', 'SELECT');
