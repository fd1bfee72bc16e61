-- When a person takes over (features.md C25), what the owner is told (C34), and reminders (S9).

-- One that is not resolved is open; a conversation has one open handoff at most.
CREATE TABLE handoff (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  reason text NOT NULL,
  summary text NOT NULL,
  requested_at timestamptz NOT NULL,
  accepted_at timestamptz,
  assigned_agent uuid,
  resolved_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT handoff_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT handoff_conversation_fk FOREIGN KEY (tenant_id, conversation_id)
    REFERENCES conversation (tenant_id, id),
  CONSTRAINT handoff_reason_ck CHECK (reason IN ('REQUESTED', 'LOW_CONFIDENCE',
    'NEGATIVE_SENTIMENT', 'EMERGENCY', 'TOOL_FAILED', 'POLICY')),
  CONSTRAINT handoff_summary_ck CHECK (char_length(summary) <= 4096),
  CONSTRAINT handoff_accepted_ck CHECK ((accepted_at IS NULL) = (assigned_agent IS NULL))
);
CREATE UNIQUE INDEX handoff_open_uk ON handoff (tenant_id, conversation_id)
  WHERE resolved_at IS NULL;
CREATE INDEX handoff_requested_ix ON handoff (tenant_id, requested_at, id);
SELECT tenant_table('handoff', 'SELECT, INSERT, UPDATE');

-- What the owner is told by a template. raised_at is machine time: by it a second alert for the same
-- thing is recognised. call_began_at is as in outgoing: whoever claims a row and finds it set must not
-- call again.
CREATE TABLE owner_alert (
  id uuid NOT NULL,
  tenant_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  cause text NOT NULL,
  parameters text[] NOT NULL,
  raised_at timestamptz NOT NULL,
  channel_id uuid,
  tries int NOT NULL DEFAULT 0,
  call_began_at timestamptz,
  result text NOT NULL DEFAULT 'QUEUED',
  error_code text,
  error_reason text,
  provider_message_id text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT owner_alert_pk PRIMARY KEY (id),
  CONSTRAINT owner_alert_conversation_fk FOREIGN KEY (tenant_id, conversation_id)
    REFERENCES conversation (tenant_id, id),
  CONSTRAINT owner_alert_channel_fk FOREIGN KEY (tenant_id, channel_id)
    REFERENCES channel (tenant_id, id),
  CONSTRAINT owner_alert_cause_ck CHECK (cause IN ('EMERGENCY', 'NEW_BOOKING', 'CANCELLATION',
    'MISSED_CALL', 'BROKEN_INTEGRATION', 'USAGE_THRESHOLD')),
  CONSTRAINT owner_alert_result_ck CHECK (result IN ('QUEUED', 'SENDING', 'UNCONFIRMED',
    'SUPPRESSED', 'SENT', 'FAILED')),
  CONSTRAINT owner_alert_error_ck CHECK (error_code IS NULL OR result = 'FAILED')
);
CREATE INDEX owner_alert_same_ix ON owner_alert (tenant_id, conversation_id, cause, raised_at);
CREATE INDEX owner_alert_raised_ix ON owner_alert (tenant_id, raised_at, id);
-- Alerts have no order among them.
SELECT work_table('owner_alert', 'id');
SELECT tenant_table('owner_alert', 'SELECT, INSERT, UPDATE');
SELECT worker_may('owner_alert', 'SELECT, UPDATE');

-- A reminder that has come due, and what became of it: the message that says it, or why there is
-- none. It is inserted before its message, so that the insert decides who queues one.
CREATE TABLE reminder (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  appointment_version bigint NOT NULL,
  starts_at timestamptz NOT NULL,
  conversation_id uuid,
  message_id uuid,
  skipped_because text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT reminder_pk PRIMARY KEY (tenant_id, id, appointment_version),
  CONSTRAINT reminder_conversation_fk FOREIGN KEY (tenant_id, conversation_id)
    REFERENCES conversation (tenant_id, id),
  CONSTRAINT reminder_message_fk FOREIGN KEY (tenant_id, message_id)
    REFERENCES message (tenant_id, id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT reminder_outcome_ck CHECK ((message_id IS NULL) = (skipped_because IS NOT NULL)
    AND (message_id IS NULL) = (conversation_id IS NULL)),
  CONSTRAINT reminder_skipped_ck
    CHECK (skipped_because IN ('NO_CONVERSATION', 'SUPERSEDED', 'LATE'))
);
CREATE INDEX reminder_appointment_ix ON reminder (tenant_id, appointment_id, appointment_version);
SELECT tenant_table('reminder', 'SELECT');
SELECT worker_may('reminder', 'SELECT, INSERT');

-- What the newest reminder of a conversation asks, until answer_until (business time). Written when
-- the call that sends it begins: an answer may come before the provider's.
CREATE TABLE reminder_question (
  tenant_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  reminder_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  answer_until timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT reminder_question_pk PRIMARY KEY (tenant_id, conversation_id),
  CONSTRAINT reminder_question_conversation_fk FOREIGN KEY (tenant_id, conversation_id)
    REFERENCES conversation (tenant_id, id)
);
SELECT tenant_table('reminder_question');

-- A message with a reminder_id goes out only with scheduling-service's permit for this version of
-- the appointment, and not after not_after.
ALTER TABLE outgoing
  ADD COLUMN reminder_id uuid,
  ADD COLUMN appointment_version bigint,
  ADD COLUMN not_after timestamptz,
  ADD CONSTRAINT outgoing_reminder_ck CHECK ((reminder_id IS NULL) = (appointment_version IS NULL)
    AND (reminder_id IS NULL) = (not_after IS NULL)),
  ADD CONSTRAINT outgoing_reminder_uk UNIQUE (tenant_id, reminder_id, appointment_version);
SELECT worker_may('outgoing', 'INSERT');
