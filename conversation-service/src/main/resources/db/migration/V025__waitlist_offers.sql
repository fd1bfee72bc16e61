-- Time that was given up and is kept for who waits for it (features.md S8), told to him in a lane of its own.
ALTER TABLE outgoing
  DROP CONSTRAINT outgoing_lane_ck,
  ADD CONSTRAINT outgoing_lane_ck
    CHECK (lane IN ('OPT_OUT_CONFIRMATION', 'SYSTEM', 'OFFER', 'CAMPAIGN', 'AGENT', 'ASSISTANT'));

-- An offer that was heard of, and what became of it; as for reminders, the insert decides who queues its message.
-- asked_at (business time) is written when the call that sends it begins: from then on until expires_at it is a question.
CREATE TABLE waitlist_offer (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  service_type text NOT NULL,
  starts_at timestamptz NOT NULL,
  time_zone text NOT NULL,
  expires_at timestamptz NOT NULL,
  conversation_id uuid,
  message_id uuid,
  skipped_because text,
  asked_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT waitlist_offer_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT waitlist_offer_conversation_fk FOREIGN KEY (tenant_id, conversation_id)
    REFERENCES conversation (tenant_id, id),
  CONSTRAINT waitlist_offer_message_fk FOREIGN KEY (tenant_id, message_id)
    REFERENCES message (tenant_id, id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT waitlist_offer_outcome_ck CHECK ((message_id IS NULL) = (skipped_because IS NOT NULL)
    AND (message_id IS NULL) = (conversation_id IS NULL)),
  CONSTRAINT waitlist_offer_asked_ck CHECK (asked_at IS NULL OR message_id IS NOT NULL),
  CONSTRAINT waitlist_offer_skipped_ck
    CHECK (skipped_because IN ('NO_CONVERSATION', 'LATE', 'OCCUPIED', 'NO_TEMPLATE'))
);
CREATE INDEX waitlist_offer_asked_ix ON waitlist_offer (tenant_id, conversation_id, asked_at)
  WHERE asked_at IS NOT NULL;
SELECT tenant_table('waitlist_offer', 'SELECT, UPDATE');
SELECT worker_may('waitlist_offer', 'SELECT, INSERT');
