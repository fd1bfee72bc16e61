-- What a business offers and when (features.md S1, S2, S3), and what is taken (S5; design.md section 10).

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- One row per tenant, made when it is first asked for. weekly_hours: {"MONDAY": [{"opens": "08:00", "closes": "18:00"}]}.
CREATE TABLE schedule_settings (
  tenant_id uuid NOT NULL,
  version bigint NOT NULL,
  weekly_hours jsonb NOT NULL,
  closed_days date[] NOT NULL,
  slot_minutes int NOT NULL,
  lead_minutes int NOT NULL,
  horizon_days int NOT NULL,
  max_jobs_per_day int,
  emergency_allowance int NOT NULL,
  travel_buffer_minutes int NOT NULL,
  reserve_mornings_for_emergencies boolean NOT NULL,
  reminder_hours int[] NOT NULL,
  late_cancel_hours int NOT NULL,
  hold_minutes int NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT schedule_settings_pk PRIMARY KEY (tenant_id),
  CONSTRAINT schedule_settings_version_ck CHECK (version > 0),
  CONSTRAINT schedule_settings_hours_ck CHECK (jsonb_typeof(weekly_hours) = 'object'),
  CONSTRAINT schedule_settings_slot_ck CHECK (slot_minutes BETWEEN 5 AND 240),
  CONSTRAINT schedule_settings_buffer_ck CHECK (travel_buffer_minutes BETWEEN 0 AND 240)
);
SELECT tenant_table('schedule_settings', 'SELECT, INSERT, UPDATE');

CREATE TABLE service_type (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  duration_minutes int NOT NULL,
  emergency_minutes int NOT NULL,
  price_low numeric(14, 2),
  price_high numeric(14, 2),
  required_skill text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT service_type_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT service_type_code_uk UNIQUE (tenant_id, code),
  CONSTRAINT service_type_code_ck CHECK (code ~ '^[a-z][a-z0-9_]{0,62}$'),
  CONSTRAINT service_type_duration_ck CHECK (duration_minutes BETWEEN 5 AND 720),
  CONSTRAINT service_type_emergency_ck CHECK (emergency_minutes BETWEEN 5 AND 720),
  CONSTRAINT service_type_price_ck CHECK ((price_low IS NULL) = (price_high IS NULL)
    AND price_low >= 0 AND price_low <= price_high)
);
SELECT tenant_table('service_type', 'SELECT, INSERT, UPDATE');

-- The crew stands for everybody while a tenant names nobody: an exclusion constraint ignores nulls, so there is always
-- a technician.
CREATE TABLE technician (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  phone text,
  skills text[] NOT NULL,
  weekly_hours jsonb,
  days_off date[] NOT NULL,
  home_base text,
  crew boolean NOT NULL,
  active boolean NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT technician_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT technician_hours_ck CHECK (jsonb_typeof(weekly_hours) = 'object'),
  CONSTRAINT technician_phone_ck CHECK (phone ~ '^\+[1-9][0-9]{1,14}$')
);
CREATE UNIQUE INDEX technician_crew_uk ON technician (tenant_id) WHERE crew;
CREATE INDEX technician_name_ix ON technician (tenant_id, name, id);
SELECT tenant_table('technician', 'SELECT, INSERT, UPDATE');

-- Lock rows, never counters: who books locks the days, then the technicians' days, both in key order.
CREATE TABLE schedule_day (
  tenant_id uuid NOT NULL,
  day date NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT schedule_day_pk PRIMARY KEY (tenant_id, day)
);
-- UPDATE is what row locks need.
SELECT tenant_table('schedule_day', 'SELECT, INSERT, UPDATE');

CREATE TABLE technician_day (
  tenant_id uuid NOT NULL,
  technician_id uuid NOT NULL,
  day date NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT technician_day_pk PRIMARY KEY (tenant_id, technician_id, day),
  CONSTRAINT technician_day_technician_fk FOREIGN KEY (tenant_id, technician_id) REFERENCES technician (tenant_id, id)
);
SELECT tenant_table('technician_day', 'SELECT, INSERT, UPDATE');

-- A technician's taken time: a visit's (same id as its appointment) or a hold's (it expires). blocked is [start, end +
-- buffer), copied when booked and never recomputed. day is the start's date on the tenant's wall.
CREATE TABLE reservation (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  technician_id uuid NOT NULL,
  day date NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  blocked_until timestamptz NOT NULL,
  blocked tstzrange NOT NULL,
  expires_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT reservation_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT reservation_technician_fk FOREIGN KEY (tenant_id, technician_id) REFERENCES technician (tenant_id, id),
  CONSTRAINT reservation_times_ck CHECK (starts_at < ends_at AND ends_at <= blocked_until
    AND blocked_until - starts_at <= interval '24 hours'),
  CONSTRAINT reservation_blocked_ck CHECK (blocked = tstzrange(starts_at, blocked_until, '[)')),
  CONSTRAINT reservation_blocked_ex EXCLUDE USING gist (technician_id WITH =, blocked WITH &&)
);
CREATE INDEX reservation_starts_ix ON reservation (tenant_id, starts_at);
SELECT tenant_table('reservation');
