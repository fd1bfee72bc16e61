-- Where customers are, when they were told to expect somebody, and the plans of a day's visits (features.md S12).

-- arrival_from, arrival_to: the customer was told to expect the technician between them, and the start may move within
-- them; null: he was told the start. pinned: its technician stays.
ALTER TABLE appointment
  ADD COLUMN customer_latitude numeric(8, 6),
  ADD COLUMN customer_longitude numeric(9, 6),
  ADD COLUMN arrival_from timestamptz,
  ADD COLUMN arrival_to timestamptz,
  ADD COLUMN pinned boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT appointment_location_ck CHECK ((customer_latitude IS NULL) = (customer_longitude IS NULL)
    AND customer_latitude BETWEEN -90 AND 90 AND customer_longitude BETWEEN -180 AND 180),
  ADD CONSTRAINT appointment_arrival_ck CHECK ((arrival_from IS NULL) = (arrival_to IS NULL)
    AND starts_at BETWEEN arrival_from AND arrival_to AND arrival_to - arrival_from <= interval '12 hours');

-- Whoever solves one renews its lease; one whose lease is over has failed. outcome is the best so far, then the preview.
CREATE TABLE dispatch_plan (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  state text NOT NULL,
  day date NOT NULL,
  keep text NOT NULL,
  seconds int NOT NULL,
  technician_ids uuid[] NOT NULL,
  emergency_appointment_id uuid,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  lease_holder uuid,
  lease_expires_at timestamptz,
  elapsed_millis bigint NOT NULL DEFAULT 0,
  score text,
  outcome jsonb,
  failure text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT dispatch_plan_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT dispatch_plan_emergency_fk FOREIGN KEY (tenant_id, emergency_appointment_id)
    REFERENCES appointment (tenant_id, id),
  CONSTRAINT dispatch_plan_state_ck CHECK (state IN ('QUEUED', 'SOLVING', 'READY', 'ACCEPTED', 'CANCELLED', 'FAILED')),
  CONSTRAINT dispatch_plan_keep_ck CHECK (keep IN ('FEW_MOVES', 'BEST')),
  CONSTRAINT dispatch_plan_seconds_ck CHECK (seconds BETWEEN 1 AND 60),
  CONSTRAINT dispatch_plan_lease_ck CHECK ((state = 'SOLVING') = (lease_holder IS NOT NULL)
    AND (lease_holder IS NULL) = (lease_expires_at IS NULL)),
  CONSTRAINT dispatch_plan_outcome_ck CHECK (state NOT IN ('READY', 'ACCEPTED') OR outcome IS NOT NULL),
  CONSTRAINT dispatch_plan_failure_ck CHECK ((state = 'FAILED') = (failure IS NOT NULL))
);
CREATE INDEX dispatch_plan_requested_ix ON dispatch_plan (tenant_id, requested_at, id);
CREATE INDEX dispatch_plan_open_ix ON dispatch_plan (created_at) WHERE state IN ('QUEUED', 'SOLVING');
CREATE INDEX dispatch_plan_queue_ix ON dispatch_plan (tenant_id) WHERE state IN ('QUEUED', 'SOLVING');
CREATE UNIQUE INDEX dispatch_plan_solving_uk ON dispatch_plan (tenant_id) WHERE state = 'SOLVING';
SELECT tenant_table('dispatch_plan', 'SELECT, INSERT, UPDATE');
SELECT worker_may('dispatch_plan', 'SELECT, UPDATE');
