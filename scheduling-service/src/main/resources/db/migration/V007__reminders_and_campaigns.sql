-- Quiet hours, pace, who wants nothing, and why a reminder was not said (features.md S9, S15).

ALTER TABLE schedule_settings
  ADD COLUMN quiet_from time,
  ADD COLUMN quiet_to time,
  ADD COLUMN reminders_per_minute int NOT NULL DEFAULT 60,
  ADD CONSTRAINT schedule_settings_quiet_ck CHECK ((quiet_from IS NULL) = (quiet_to IS NULL) AND quiet_from <> quiet_to),
  ADD CONSTRAINT schedule_settings_pace_ck CHECK (reminders_per_minute > 0);
SELECT worker_may('schedule_settings', 'SELECT');

-- due_at is when it is meant to be said, next_look_at when it is decided anew: at once where quiet hours may move it, then
-- when it is due, then when quiet hours are over or the pace allows it. said_at is business time.
ALTER TABLE reminder
  ADD COLUMN next_look_at timestamptz,
  ADD COLUMN said_at timestamptz,
  ADD COLUMN skipped_because text,
  DROP CONSTRAINT reminder_state_ck;
UPDATE reminder SET next_look_at = due_at;
ALTER TABLE reminder
  ALTER COLUMN next_look_at SET NOT NULL,
  ADD CONSTRAINT reminder_state_ck CHECK (state IN ('WAITING', 'DUE', 'GRANTED', 'REVOKED', 'EXPIRED', 'SKIPPED')),
  ADD CONSTRAINT reminder_skipped_ck CHECK ((state = 'SKIPPED') = (skipped_because IS NOT NULL)
    AND skipped_because IN ('OPTED_OUT', 'QUIET_HOURS', 'MERGED'));
DROP INDEX reminder_due_ix;
CREATE INDEX reminder_look_ix ON reminder (next_look_at, tenant_id) WHERE state = 'WAITING';
CREATE INDEX reminder_waiting_ix ON reminder (tenant_id, next_look_at) WHERE state = 'WAITING';

-- How many were said in the minute of business time that began then: whoever says more locks the row.
CREATE TABLE reminder_pace (
  tenant_id uuid NOT NULL,
  began_at timestamptz NOT NULL,
  said int NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT reminder_pace_pk PRIMARY KEY (tenant_id),
  CONSTRAINT reminder_pace_said_ck CHECK (said >= 0)
);
SELECT tenant_table('reminder_pace', 'SELECT, INSERT, UPDATE');
SELECT worker_may('reminder_pace', 'SELECT, INSERT, UPDATE');

-- The zone of a customer who lives elsewhere, as an agent noted it; customer-changed leaves it alone.
ALTER TABLE customer_copy ADD COLUMN time_zone text;
SELECT grant_privileges('customer_copy', 'UPDATE', '${app}');

-- conversation-service's ledger, entry by entry (features.md C10): there it is enforced, here it saves the asking.
CREATE TABLE consent_copy (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid,
  channel text NOT NULL,
  opted_out boolean NOT NULL,
  changed_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT consent_copy_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX consent_copy_customer_ix ON consent_copy (tenant_id, customer_id) WHERE opted_out;
SELECT tenant_table('consent_copy', 'SELECT');
SELECT worker_may('consent_copy', 'SELECT, INSERT, UPDATE');
