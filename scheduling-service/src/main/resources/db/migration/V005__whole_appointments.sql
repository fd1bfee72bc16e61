-- Stages of a business's own, quotes, tags, what each change changed, and who holds what (features.md S5 to S7, S16 to
-- S20).

-- Each stands for one of the seven stages, for ever.
CREATE TABLE job_stage (
  tenant_id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  stage text NOT NULL,
  archived_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT job_stage_pk PRIMARY KEY (tenant_id, code),
  CONSTRAINT job_stage_code_ck CHECK (code ~ '^[a-z][a-z0-9_]{0,62}$'),
  CONSTRAINT job_stage_stage_ck CHECK (stage IN ('NEW', 'QUOTED', 'BOOKED', 'IN_PROGRESS', 'PENDING_RESCHEDULE',
    'COMPLETED', 'LOST'))
);
SELECT tenant_table('job_stage', 'SELECT, INSERT, UPDATE');

-- job_stage is one of the seven, whatever the business calls it. conversation_ids: where it was changed, the first first;
-- conversation_id is where it came from. tag_keys: the tags as they are looked for.
ALTER TABLE appointment
  ADD COLUMN own_stage text,
  ADD COLUMN quoted_at timestamptz,
  ADD COLUMN quote_decided_at timestamptz,
  ADD COLUMN conversation_ids uuid[] NOT NULL DEFAULT '{}',
  ADD COLUMN tag_keys text[] NOT NULL DEFAULT '{}',
  ADD CONSTRAINT appointment_own_stage_fk FOREIGN KEY (tenant_id, own_stage) REFERENCES job_stage (tenant_id, code),
  ADD CONSTRAINT appointment_tags_ck CHECK (cardinality(tags) <= 32 AND cardinality(tags) = cardinality(tag_keys)),
  ADD CONSTRAINT appointment_conversations_ck CHECK (cardinality(conversation_ids) <= 32),
  ADD CONSTRAINT appointment_quoted_ck CHECK ((quote_status = 'NONE') = (quoted_value IS NULL)
    AND (quoted_value IS NULL) = (quoted_at IS NULL) AND quoted_value >= 0),
  ADD CONSTRAINT appointment_decided_ck CHECK (
    (quote_status IN ('ACCEPTED', 'DECLINED', 'EXPIRED')) = (quote_decided_at IS NOT NULL));
-- None of these costs an ordinary booking anything.
CREATE INDEX appointment_emergency_ix ON appointment (tenant_id, starts_at, id) WHERE emergency;
CREATE INDEX appointment_lead_ix ON appointment (tenant_id, lead_source, starts_at, id) WHERE lead_source IS NOT NULL;
CREATE INDEX appointment_stage_ix ON appointment (tenant_id, job_stage, starts_at, id) WHERE job_stage <> 'BOOKED';
CREATE INDEX appointment_own_stage_ix ON appointment (tenant_id, own_stage, starts_at, id) WHERE own_stage IS NOT NULL;
CREATE INDEX appointment_tags_ix ON appointment USING gin (tag_keys) WHERE tag_keys <> '{}';

-- Under row-level security an array's operators use no index: this one looks for the transaction's tenant only.
CREATE FUNCTION appointments_tagged(key text) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100 AS $$
  SELECT a.id FROM appointment a
  WHERE a.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
    AND a.tag_keys <> '{}' AND a.tag_keys @> ARRAY[key]
$$;
REVOKE EXECUTE ON FUNCTION appointments_tagged(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION appointments_tagged(text) TO "${app}";

-- changed: {"status": {"from": "SCHEDULED", "to": "CONFIRMED"}}; null for a booking.
ALTER TABLE appointment_change
  ADD COLUMN changed jsonb,
  ADD CONSTRAINT appointment_change_changed_ck CHECK (jsonb_typeof(changed) = 'object'),
  DROP CONSTRAINT appointment_change_kind_ck,
  ADD CONSTRAINT appointment_change_kind_ck CHECK (kind IN ('BOOKED', 'UPDATED', 'CONFIRMED', 'RESCHEDULE_REQUESTED',
    'RESCHEDULED', 'STARTED', 'COMPLETED', 'NO_SHOW', 'CANCELLED', 'CORRECTED'));

-- What a hold is for, and whose.
ALTER TABLE reservation
  ADD COLUMN service_type text,
  ADD COLUMN held_by text;
CREATE INDEX reservation_holds_ix ON reservation (tenant_id, expires_at, id) WHERE expires_at IS NOT NULL;
CREATE INDEX reservation_expires_ix ON reservation (expires_at) WHERE expires_at IS NOT NULL;
-- Holds whose time is over are swept.
SELECT worker_may('reservation', 'SELECT, UPDATE, DELETE');
