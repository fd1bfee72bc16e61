-- Only two kinds of rows may come twice while the first waits: a delivery that a provider repeats, and a dead letter whose
-- source is read again. All others are written once, in the transaction of their change, and need no second index.
ALTER TABLE outbox DROP CONSTRAINT outbox_event_uk;
CREATE UNIQUE INDEX outbox_event_uk ON outbox (event_id, topic)
  WHERE topic = 'webhook-received' OR dead_letter_reason IS NOT NULL;
