-- A message of ours changes its status two to five times within minutes. As long as an index names the status, in its
-- columns or in its condition, each change writes the message into every index once more. So what a person has to look at
-- (features.md C8) is a table of its own: the messages that are UNCONFIRMED, no others.

CREATE TABLE message_unconfirmed (
  tenant_id uuid NOT NULL,
  message_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT message_unconfirmed_pk PRIMARY KEY (tenant_id, message_id),
  CONSTRAINT message_unconfirmed_message_fk FOREIGN KEY (tenant_id, message_id)
    REFERENCES message (tenant_id, id)
);
CREATE INDEX message_unconfirmed_since_ix ON message_unconfirmed (tenant_id, since, message_id);
SELECT tenant_table('message_unconfirmed', 'SELECT, INSERT, DELETE');
SELECT worker_may('message_unconfirmed', 'SELECT, INSERT, DELETE');

-- A trigger, because sending and intake both raise messages: whoever does keeps the list right.
CREATE FUNCTION list_unconfirmed_message() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM message_unconfirmed WHERE tenant_id = OLD.tenant_id AND message_id = OLD.id;
  IF NEW.status = 'UNCONFIRMED' THEN
    INSERT INTO message_unconfirmed (tenant_id, message_id, conversation_id, since)
    VALUES (NEW.tenant_id, NEW.id, NEW.conversation_id, NEW.status_at);
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION list_unconfirmed_message() FROM PUBLIC;

CREATE TRIGGER list_unconfirmed_message AFTER UPDATE ON message
  FOR EACH ROW WHEN (OLD.status = 'UNCONFIRMED' OR NEW.status = 'UNCONFIRMED')
  EXECUTE FUNCTION list_unconfirmed_message();

INSERT INTO message_unconfirmed (tenant_id, message_id, conversation_id, since)
SELECT tenant_id, id, conversation_id, status_at FROM message WHERE status = 'UNCONFIRMED';
DROP INDEX message_unconfirmed_ix;

-- An update stays out of the indexes only if its page has room for it. Work is inserted in batches and changed at once:
-- what is left free is taken within the second.
ALTER TABLE message SET (fillfactor = 65);
ALTER TABLE assistant_turn SET (fillfactor = 50);
ALTER TABLE outgoing SET (fillfactor = 50);

-- Most messages are no reminder's.
ALTER TABLE outgoing DROP CONSTRAINT outgoing_reminder_uk;
CREATE UNIQUE INDEX outgoing_reminder_uk ON outgoing (tenant_id, reminder_id, appointment_version)
  WHERE reminder_id IS NOT NULL;
