-- Answering and sending (design.md 3.3, 3.4).

-- A customer's message that waits for the assistant; its id is the message's.
CREATE TABLE assistant_turn (
  id uuid NOT NULL,
  tenant_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT assistant_turn_pk PRIMARY KEY (id),
  CONSTRAINT assistant_turn_message_fk FOREIGN KEY (tenant_id, id) REFERENCES message (tenant_id, id),
  CONSTRAINT assistant_turn_conversation_fk FOREIGN KEY (tenant_id, conversation_id)
    REFERENCES conversation (tenant_id, id)
);
SELECT work_table('assistant_turn', 'conversation_id');
SELECT tenant_table('assistant_turn', 'SELECT, UPDATE');
SELECT worker_may('assistant_turn', 'SELECT, INSERT, UPDATE');

-- A message that waits to be sent; its id is the message's. owner_epoch is the conversation's when
-- it was queued. call_began_at is set, and committed, before the provider is called, and cleared
-- when the provider certainly did not take the message: whoever claims a row and finds it set must
-- not call again.
CREATE TABLE outgoing (
  id uuid NOT NULL,
  tenant_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  lane text NOT NULL,
  owner_epoch bigint NOT NULL,
  tries int NOT NULL DEFAULT 0,
  call_began_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT outgoing_pk PRIMARY KEY (id),
  CONSTRAINT outgoing_message_fk FOREIGN KEY (tenant_id, id) REFERENCES message (tenant_id, id),
  CONSTRAINT outgoing_conversation_fk FOREIGN KEY (tenant_id, conversation_id)
    REFERENCES conversation (tenant_id, id),
  CONSTRAINT outgoing_lane_ck
    CHECK (lane IN ('OPT_OUT_CONFIRMATION', 'SYSTEM', 'AGENT', 'ASSISTANT'))
) WITH (fillfactor = 80);
SELECT work_table('outgoing', 'conversation_id');
SELECT tenant_table('outgoing', 'SELECT, INSERT, UPDATE');
SELECT worker_may('outgoing', 'SELECT, UPDATE');

-- When a channel may send again (features.md C9). A process takes permits for a tenth of a second at
-- once, so that the row changes ten times a second at most, however many messages go out.
CREATE TABLE channel_rate (
  tenant_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  free_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT channel_rate_pk PRIMARY KEY (tenant_id, channel_id),
  CONSTRAINT channel_rate_channel_fk FOREIGN KEY (tenant_id, channel_id)
    REFERENCES channel (tenant_id, id)
) WITH (fillfactor = 50);
SELECT tenant_table('channel_rate', '');
SELECT worker_may('channel_rate', 'SELECT, INSERT, UPDATE');

-- What a person has to look at: the provider never said what became of it (features.md C8).
CREATE INDEX message_unconfirmed_ix ON message (tenant_id, status_at, id)
  WHERE status = 'UNCONFIRMED';
