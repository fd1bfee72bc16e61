-- Conversations (features.md C13, C30, C31, X3) and their messages (C8, C14, C40).

-- Whoever writes to a conversation or its messages locks this row first, several in id order.
-- total_messages is also the sequence of the last message. owner_epoch rises with each new owner:
-- a send that names an older one is discarded.
CREATE TABLE conversation (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  channel text NOT NULL,
  channel_id uuid NOT NULL,
  customer_id uuid,
  sender_kind text NOT NULL,
  sender text NOT NULL,
  session_id text,
  status text NOT NULL,
  owner_kind text NOT NULL DEFAULT 'BOT',
  owner_id uuid,
  owner_epoch bigint NOT NULL DEFAULT 0,
  started_at timestamptz NOT NULL,
  last_message_at timestamptz NOT NULL,
  last_inbound_at timestamptz,
  total_messages bigint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT conversation_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT conversation_channel_fk FOREIGN KEY (tenant_id, channel_id)
    REFERENCES channel (tenant_id, id),
  CONSTRAINT conversation_customer_fk FOREIGN KEY (tenant_id, customer_id)
    REFERENCES customer (tenant_id, id),
  CONSTRAINT conversation_channel_ck
    CHECK (channel IN ('WHATSAPP', 'SMS', 'PHONE', 'WEB', 'GENERIC')),
  CONSTRAINT conversation_sender_kind_ck
    CHECK (sender_kind IN ('WA_ID', 'USER_ID', 'PHONE', 'VISITOR')),
  CONSTRAINT conversation_status_ck CHECK (status IN ('NEW', 'BOT_ACTIVE', 'AWAITING_CUSTOMER',
    'ESCALATED', 'TRANSFERRED', 'AGENT_ACTIVE', 'RESOLVED', 'CLOSED')),
  CONSTRAINT conversation_owner_ck CHECK (owner_kind IN ('BOT', 'QUEUE', 'AGENT')
    AND (owner_kind = 'AGENT') = (owner_id IS NOT NULL))
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX conversation_open_of_customer_uk
  ON conversation (tenant_id, customer_id, channel_id)
  WHERE status <> 'CLOSED' AND customer_id IS NOT NULL;
CREATE UNIQUE INDEX conversation_open_of_sender_uk
  ON conversation (tenant_id, channel_id, sender) WHERE status <> 'CLOSED' AND customer_id IS NULL;
CREATE INDEX conversation_recent_ix ON conversation (tenant_id, last_message_at, id);
CREATE INDEX conversation_status_ix ON conversation (tenant_id, status, last_message_at, id);
CREATE INDEX conversation_customer_ix ON conversation (tenant_id, customer_id, created_at);
SELECT tenant_table('conversation', 'SELECT, INSERT, UPDATE');
SELECT worker_may('conversation', 'SELECT, INSERT, UPDATE');

-- status, its rank and all that belongs to it are for messages we send; a customer's has none. For
-- those, sent_at stays null until something first proves that the provider took the message: from
-- null to a time is the moment of message-sent, once. reply_to is the provider's id.
CREATE TABLE message (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  sequence bigint NOT NULL,
  role text NOT NULL,
  kind text NOT NULL,
  text text,
  payload json_map NOT NULL DEFAULT '{}',
  provider_message_id text,
  reply_to text,
  sent_at timestamptz,
  status text,
  status_rank smallint,
  status_at timestamptz,
  error_code text,
  error_reason text,
  tokens_in int,
  tokens_out int,
  latency_ms int,
  model text,
  sent_by uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT message_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT message_sequence_uk UNIQUE (tenant_id, conversation_id, sequence),
  CONSTRAINT message_conversation_fk FOREIGN KEY (tenant_id, conversation_id)
    REFERENCES conversation (tenant_id, id),
  CONSTRAINT message_channel_fk FOREIGN KEY (tenant_id, channel_id)
    REFERENCES channel (tenant_id, id),
  CONSTRAINT message_sequence_ck CHECK (sequence > 0),
  CONSTRAINT message_role_ck CHECK (role IN ('USER', 'ASSISTANT', 'AGENT', 'SYSTEM')),
  CONSTRAINT message_kind_ck CHECK (kind IN ('TEXT', 'IMAGE', 'AUDIO', 'VIDEO', 'DOCUMENT',
    'STICKER', 'LOCATION', 'CONTACTS', 'BUTTON_REPLY', 'LIST_REPLY', 'REACTION', 'EDIT', 'REVOKE',
    'TEMPLATE', 'SYSTEM', 'UNSUPPORTED')),
  CONSTRAINT message_text_ck CHECK (char_length(text) <= 65536),
  CONSTRAINT message_user_has_no_status_ck CHECK (role <> 'USER' OR status IS NULL),
  CONSTRAINT message_error_ck CHECK (error_code IS NULL OR status = 'FAILED'),
  -- The ladder of features.md C8; the same in MessageStatus.
  CONSTRAINT message_status_rank_ck CHECK (status_rank IS NOT DISTINCT FROM CASE status
    WHEN 'QUEUED' THEN 0 WHEN 'SENDING' THEN 1 WHEN 'UNCONFIRMED' THEN 2 WHEN 'DISCARDED' THEN 3
    WHEN 'SUPPRESSED' THEN 3 WHEN 'SENT' THEN 4 WHEN 'FAILED' THEN 5 WHEN 'DELIVERED' THEN 6
    WHEN 'READ' THEN 7 WHEN 'PLAYED' THEN 8 END)
);
CREATE UNIQUE INDEX message_provider_id_uk ON message (channel_id, provider_message_id)
  WHERE provider_message_id IS NOT NULL;
CREATE INDEX message_created_ix ON message (tenant_id, conversation_id, created_at);
CREATE INDEX message_role_ix ON message (tenant_id, conversation_id, role);
SELECT tenant_table('message', 'SELECT, INSERT, UPDATE');
SELECT worker_may('message', 'SELECT, INSERT, UPDATE');
