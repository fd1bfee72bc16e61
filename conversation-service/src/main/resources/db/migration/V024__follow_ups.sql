-- Follow-ups (features.md S10) go out the way reminders do, in a lane of their own.
ALTER TABLE outgoing
  DROP CONSTRAINT outgoing_lane_ck,
  ADD CONSTRAINT outgoing_lane_ck
    CHECK (lane IN ('OPT_OUT_CONFIRMATION', 'SYSTEM', 'CAMPAIGN', 'AGENT', 'ASSISTANT'));

-- A follow-up that has come due, and what became of it; as for reminders, the insert decides who queues its message.
CREATE TABLE follow_up (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  conversation_id uuid,
  message_id uuid,
  skipped_because text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT follow_up_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT follow_up_conversation_fk FOREIGN KEY (tenant_id, conversation_id)
    REFERENCES conversation (tenant_id, id),
  CONSTRAINT follow_up_message_fk FOREIGN KEY (tenant_id, message_id)
    REFERENCES message (tenant_id, id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT follow_up_kind_ck CHECK (kind IN ('NO_BOOKING', 'NO_VISIT')),
  CONSTRAINT follow_up_outcome_ck CHECK ((message_id IS NULL) = (skipped_because IS NOT NULL)
    AND (message_id IS NULL) = (conversation_id IS NULL)),
  CONSTRAINT follow_up_skipped_ck
    CHECK (skipped_because IN ('NO_CONVERSATION', 'LATE', 'OCCUPIED', 'NO_TEMPLATE'))
);
SELECT tenant_table('follow_up', 'SELECT');
SELECT worker_may('follow_up', 'SELECT, INSERT');
