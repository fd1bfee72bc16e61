-- Visits (features.md S6, S7), who changed them, and their reminders (S9, S15).

CREATE TABLE appointment (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  placed_version bigint NOT NULL, -- the version that gave it its time: of the booking or the last move
  status text NOT NULL,
  customer_id uuid NOT NULL,
  customer_name text NOT NULL,
  customer_phone text,
  customer_address text,
  technician_id uuid NOT NULL,
  service_type text NOT NULL,
  service_name text NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  time_zone text NOT NULL,
  description text,
  emergency boolean NOT NULL,
  conversation_id uuid,
  lead_source text,
  tags text[] NOT NULL DEFAULT '{}',
  job_stage text NOT NULL,
  currency text NOT NULL,
  estimated_value numeric(14, 3),
  quoted_value numeric(14, 3),
  quote_status text NOT NULL DEFAULT 'NONE',
  cancel_reason text,
  late_cancel boolean NOT NULL DEFAULT false,
  calendar_event_id text,
  calendar_version bigint NOT NULL DEFAULT 0,
  reminder_sent boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT appointment_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT appointment_technician_fk FOREIGN KEY (tenant_id, technician_id) REFERENCES technician (tenant_id, id),
  CONSTRAINT appointment_version_ck CHECK (version >= placed_version AND placed_version > 0),
  CONSTRAINT appointment_times_ck CHECK (starts_at < ends_at),
  CONSTRAINT appointment_status_ck CHECK (status IN ('SCHEDULED', 'CONFIRMED', 'IN_PROGRESS', 'COMPLETED', 'NO_SHOW',
    'CANCELLED', 'PENDING_RESCHEDULE')),
  CONSTRAINT appointment_stage_ck CHECK (job_stage IN ('NEW', 'QUOTED', 'BOOKED', 'IN_PROGRESS', 'PENDING_RESCHEDULE',
    'COMPLETED', 'LOST')),
  CONSTRAINT appointment_quote_ck CHECK (quote_status IN ('NONE', 'QUOTED', 'ACCEPTED', 'DECLINED', 'EXPIRED')),
  CONSTRAINT appointment_currency_ck CHECK (currency ~ '^[A-Z]{3}$')
);
CREATE INDEX appointment_starts_ix ON appointment (tenant_id, starts_at, id);
CREATE INDEX appointment_technician_ix ON appointment (tenant_id, technician_id, starts_at, id);
CREATE INDEX appointment_customer_ix ON appointment (tenant_id, customer_id, starts_at, id);
CREATE INDEX appointment_status_ix ON appointment (tenant_id, status, starts_at, id);
SELECT tenant_table('appointment', 'SELECT, INSERT, UPDATE');
-- Reminders tell of their appointment; the calendar's answer is written to it.
SELECT worker_may('appointment', 'SELECT, UPDATE');

CREATE TABLE appointment_change (
  tenant_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  version bigint NOT NULL,
  kind text NOT NULL,
  actor text NOT NULL,
  happened_at timestamptz NOT NULL,
  status text NOT NULL,
  starts_at timestamptz NOT NULL,
  technician_id uuid NOT NULL,
  reason text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT appointment_change_pk PRIMARY KEY (tenant_id, appointment_id, version),
  CONSTRAINT appointment_change_appointment_fk FOREIGN KEY (tenant_id, appointment_id)
    REFERENCES appointment (tenant_id, id),
  CONSTRAINT appointment_change_kind_ck CHECK (kind IN ('BOOKED', 'CONFIRMED', 'RESCHEDULED', 'CANCELLED'))
);
SELECT tenant_table('appointment_change', 'SELECT, INSERT');

-- due_at and not_after are business time. granted_to is the message that may be sent: whoever sends it asks again
-- before every try, and hears yes only while the visit stands. A reminder belongs to the booking or move that its version names.
CREATE TABLE reminder (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  appointment_version bigint NOT NULL,
  hours_before int NOT NULL,
  due_at timestamptz NOT NULL,
  not_after timestamptz NOT NULL,
  state text NOT NULL,
  granted_to text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT reminder_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT reminder_appointment_uk UNIQUE (tenant_id, appointment_id, appointment_version, hours_before),
  CONSTRAINT reminder_appointment_fk FOREIGN KEY (tenant_id, appointment_id) REFERENCES appointment (tenant_id, id),
  CONSTRAINT reminder_hours_ck CHECK (hours_before > 0),
  CONSTRAINT reminder_times_ck CHECK (due_at < not_after),
  CONSTRAINT reminder_state_ck CHECK (state IN ('WAITING', 'DUE', 'GRANTED', 'REVOKED', 'EXPIRED'))
);
CREATE INDEX reminder_due_ix ON reminder (due_at) WHERE state = 'WAITING';
SELECT tenant_table('reminder', 'SELECT, INSERT, UPDATE');
SELECT worker_may('reminder', 'SELECT, UPDATE');

-- Whom conversation-service knows: a reference is checked here (features.md D3).
CREATE TABLE customer_copy (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  archived boolean NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT customer_copy_pk PRIMARY KEY (tenant_id, id)
);
SELECT tenant_table('customer_copy', 'SELECT');
SELECT worker_may('customer_copy', 'SELECT, INSERT, UPDATE');
