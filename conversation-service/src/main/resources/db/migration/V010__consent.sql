-- Who does not want to be written to (features.md C10, C36, X5), by address, not by customer: an
-- entry outlives the customer and counts for one who is created, imported or merged afterwards.

-- changed_at is the time of the message that proves it; an older message changes nothing.
CREATE TABLE consent (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  channel text NOT NULL,
  address text NOT NULL,
  opted_out boolean NOT NULL,
  proof_message_id uuid NOT NULL,
  changed_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT consent_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT consent_address_uk UNIQUE (tenant_id, channel, address),
  CONSTRAINT consent_channel_ck CHECK (channel IN ('WHATSAPP', 'SMS', 'PHONE', 'WEB', 'GENERIC'))
);
CREATE INDEX consent_proof_ix ON consent (tenant_id, proof_message_id);
SELECT tenant_table('consent', 'SELECT');
SELECT worker_may('consent', 'SELECT, INSERT, UPDATE');
