-- What came in and could not be applied there and then (design.md 3.1, 3.2).

-- The best word so far on a message of ours that we do not know yet: its status came before the
-- answer to the call that sent it. Whoever learns the provider's id takes the row from here.
CREATE TABLE message_status_waiting (
  tenant_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  provider_message_id text NOT NULL,
  status text NOT NULL,
  status_rank smallint NOT NULL,
  status_at timestamptz NOT NULL,
  sent_at timestamptz,
  error_code text,
  error_reason text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT message_status_waiting_pk PRIMARY KEY (tenant_id, channel_id, provider_message_id),
  CONSTRAINT message_status_waiting_channel_fk FOREIGN KEY (tenant_id, channel_id)
    REFERENCES channel (tenant_id, id)
);
SELECT tenant_table('message_status_waiting', 'SELECT, DELETE');
SELECT worker_may('message_status_waiting', 'SELECT, INSERT, UPDATE, DELETE');

-- Parts of deliveries that had no effect, and why: kept, so that nothing a customer sent is lost.
CREATE TABLE inbound_set_aside (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  channel_id uuid NOT NULL,
  event_id uuid NOT NULL,
  disposition text NOT NULL,
  part text NOT NULL,
  reason text NOT NULL,
  content text NOT NULL,
  received_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT inbound_set_aside_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT inbound_set_aside_channel_fk FOREIGN KEY (tenant_id, channel_id)
    REFERENCES channel (tenant_id, id),
  CONSTRAINT inbound_set_aside_disposition_ck
    CHECK (disposition IN ('SUPPRESSED', 'REJECTED', 'PROVIDER_ERROR'))
);
CREATE INDEX inbound_set_aside_received_ix ON inbound_set_aside (tenant_id, received_at, id);
SELECT tenant_table('inbound_set_aside', 'SELECT');
SELECT worker_may('inbound_set_aside', 'INSERT');
