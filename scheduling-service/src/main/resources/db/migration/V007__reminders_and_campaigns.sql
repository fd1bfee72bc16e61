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

-- Campaigns (features.md S10), off until somebody switches them on; one of each kind runs at a time. next_round_at is
-- business time.
CREATE TABLE campaign (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  after_days int NOT NULL,
  per_hour int NOT NULL,
  active boolean NOT NULL,
  next_round_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT campaign_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT campaign_version_ck CHECK (version > 0),
  CONSTRAINT campaign_kind_ck CHECK (kind IN ('NO_BOOKING', 'NO_VISIT')),
  CONSTRAINT campaign_days_ck CHECK (after_days > 0),
  CONSTRAINT campaign_pace_ck CHECK (per_hour > 0)
);
CREATE UNIQUE INDEX campaign_active_uk ON campaign (tenant_id, kind) WHERE active;
CREATE INDEX campaign_round_ix ON campaign (next_round_at) WHERE active;
SELECT tenant_table('campaign', 'SELECT, INSERT, UPDATE');
SELECT worker_may('campaign', 'SELECT, UPDATE');

-- Who was written to: each customer once in a campaign. due_at and not_after are business time.
CREATE TABLE follow_up (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  conversation_id uuid,
  due_at timestamptz NOT NULL,
  not_after timestamptz NOT NULL,
  state text NOT NULL,
  granted_to text,
  revoked_because text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT follow_up_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT follow_up_customer_uk UNIQUE (tenant_id, campaign_id, customer_id),
  CONSTRAINT follow_up_campaign_fk FOREIGN KEY (tenant_id, campaign_id) REFERENCES campaign (tenant_id, id),
  CONSTRAINT follow_up_state_ck CHECK (state IN ('DUE', 'GRANTED', 'REVOKED')),
  CONSTRAINT follow_up_revoked_ck CHECK ((state = 'REVOKED') = (revoked_because IS NOT NULL)
    AND revoked_because IN ('LATE', 'STOPPED', 'BOOKED', 'OPTED_OUT'))
);
CREATE INDEX follow_up_campaign_ix ON follow_up (tenant_id, campaign_id, due_at, id);
SELECT tenant_table('follow_up', 'SELECT, UPDATE');
SELECT worker_may('follow_up', 'SELECT, INSERT');

-- When a customer last wrote, and when that conversation began, from message-received.
CREATE TABLE customer_contact (
  tenant_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  began_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT customer_contact_pk PRIMARY KEY (tenant_id, customer_id),
  CONSTRAINT customer_contact_times_ck CHECK (began_at <= last_at)
);
CREATE INDEX customer_contact_last_ix ON customer_contact (tenant_id, last_at, customer_id);
SELECT tenant_table('customer_contact', 'SELECT');
SELECT worker_may('customer_contact', 'SELECT, INSERT, UPDATE');
SELECT worker_may('appointment_change', 'SELECT');

ALTER TABLE setup_change
  DROP CONSTRAINT setup_change_subject_ck,
  ADD CONSTRAINT setup_change_subject_ck CHECK (subject IN ('SETTINGS', 'SERVICE_TYPE', 'TECHNICIAN', 'CAMPAIGN', 'TIME_ZONE'));
