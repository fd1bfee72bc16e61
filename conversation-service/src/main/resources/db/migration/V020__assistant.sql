-- What the rules engine remembers, and what it asked of other services (features.md C20, C21, C32).

-- The business time a turn was first taken up: a turn that is taken up again sees the same clock, so
-- that it decides the same and calls the same.
ALTER TABLE assistant_turn ADD COLUMN began_at timestamptz;

-- Where a conversation stands for the assistant. The columns beside state are what others ask of it;
-- appointment_id is the visit last booked or talked about. Whoever writes it has the conversation
-- locked.
CREATE TABLE dialogue (
  tenant_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  question text NOT NULL,
  asked_at timestamptz NOT NULL,
  appointment_id uuid,
  appointment_starts_at timestamptz,
  state json_map NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT dialogue_pk PRIMARY KEY (tenant_id, conversation_id),
  CONSTRAINT dialogue_conversation_fk FOREIGN KEY (tenant_id, conversation_id)
    REFERENCES conversation (tenant_id, id),
  CONSTRAINT dialogue_appointment_ck
    CHECK ((appointment_id IS NULL) = (appointment_starts_at IS NULL))
) WITH (fillfactor = 80);
SELECT tenant_table('dialogue', 'SELECT, INSERT, UPDATE');
SELECT worker_may('dialogue', 'SELECT');

-- A row is committed before its call is made. One without success was begun and never ended: whoever
-- takes up the turn makes the same call under the same key, which is message_id:step. response is
-- {status, body}; absent when nothing came, or more than fits.
CREATE TABLE tool_call_log (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  message_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  step int NOT NULL,
  tool text NOT NULL,
  arguments json_map NOT NULL,
  response json_map,
  duration_ms int,
  success boolean,
  error text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT tool_call_log_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT tool_call_log_step_uk UNIQUE (tenant_id, message_id, step),
  CONSTRAINT tool_call_log_message_fk FOREIGN KEY (tenant_id, message_id)
    REFERENCES message (tenant_id, id) ON DELETE CASCADE,
  CONSTRAINT tool_call_log_conversation_fk FOREIGN KEY (tenant_id, conversation_id)
    REFERENCES conversation (tenant_id, id),
  CONSTRAINT tool_call_log_step_ck CHECK (step > 0)
);
CREATE INDEX tool_call_log_conversation_ix
  ON tool_call_log (tenant_id, conversation_id, created_at, id);
CREATE INDEX tool_call_log_message_ix ON tool_call_log (tenant_id, message_id, created_at);
CREATE INDEX tool_call_log_tool_ix ON tool_call_log (tenant_id, tool, success);
SELECT tenant_table('tool_call_log', 'SELECT, INSERT, UPDATE');
