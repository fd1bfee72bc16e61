-- What was used (features.md B2).

-- One row per event and meter, whatever arrives how often: the primary key is the dedupe. channel is NONE for what has
-- none; subject_id is the message, appointment or reminder.
CREATE TABLE usage_event (
  tenant_id uuid NOT NULL,
  event_id uuid NOT NULL,
  meter text NOT NULL,
  channel text NOT NULL,
  quantity numeric NOT NULL,
  occurred_at timestamptz NOT NULL,
  subject_id uuid NOT NULL,
  conversation_id uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT usage_event_pk PRIMARY KEY (tenant_id, event_id, meter),
  CONSTRAINT usage_event_quantity_ck CHECK (quantity > 0)
);
CREATE INDEX usage_event_meter_ix ON usage_event (tenant_id, meter, occurred_at, event_id);
SELECT tenant_table('usage_event', 'SELECT');
SELECT worker_may('usage_event', 'SELECT, INSERT');

-- The sums that are read and billed. A quarter of an hour, because every zone's midnight falls on one; so a day or a
-- period of any zone is a sum of whole rows.
CREATE TABLE usage_quarter (
  tenant_id uuid NOT NULL,
  meter text NOT NULL,
  channel text NOT NULL,
  quarter timestamptz NOT NULL,
  quantity numeric NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT usage_quarter_pk PRIMARY KEY (tenant_id, quarter, meter, channel),
  CONSTRAINT usage_quarter_quantity_ck CHECK (quantity > 0)
) WITH (fillfactor = 70);
SELECT tenant_table('usage_quarter', 'SELECT');
SELECT worker_may('usage_quarter', 'SELECT, INSERT, UPDATE');
