-- What was heard of messages sent, kept apart from usage (features.md X1): one of the three numbers that must agree.
CREATE TABLE sent_message_fact (
  tenant_id uuid NOT NULL,
  event_id uuid NOT NULL,
  message_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  occurred_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT sent_message_fact_pk PRIMARY KEY (tenant_id, event_id)
);
CREATE INDEX sent_message_fact_occurred_ix ON sent_message_fact (tenant_id, occurred_at);
SELECT tenant_table('sent_message_fact', 'SELECT');
SELECT worker_may('sent_message_fact', 'SELECT, INSERT');
