-- Who writes to a tenant (features.md C1), and the names providers have for them (C30, X10).

CREATE TABLE customer (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  name text,
  phone text,
  email text,
  address text,
  external_id text,
  tags text[] NOT NULL DEFAULT '{}',
  language text,
  notes text,
  metadata json_map NOT NULL DEFAULT '{}',
  last_interaction_at timestamptz,
  archived_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT customer_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT customer_phone_ck CHECK (phone ~ '^\+[1-9][0-9]{1,14}$'),
  CONSTRAINT customer_language_ck CHECK (language ~ '^[a-z]{2}$')
);
-- Without its nulls, each index serves its own look-up only: on a table without statistics the
-- planner would else take one for the other and read a tenant's every customer.
CREATE UNIQUE INDEX customer_phone_uk ON customer (tenant_id, phone)
  WHERE archived_at IS NULL AND phone IS NOT NULL;
CREATE UNIQUE INDEX customer_external_id_uk ON customer (tenant_id, external_id)
  WHERE archived_at IS NULL AND external_id IS NOT NULL;
CREATE INDEX customer_created_ix ON customer (tenant_id, created_at, id);
SELECT tenant_table('customer', 'SELECT, INSERT, UPDATE');
SELECT worker_may('customer', 'SELECT, INSERT, UPDATE');

-- A provider's name for a customer, as sent and never respelled. It leads to one customer; archiving
-- the customer frees it.
CREATE TABLE customer_identity (
  tenant_id uuid NOT NULL,
  channel text NOT NULL,
  kind text NOT NULL,
  value text NOT NULL,
  customer_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT customer_identity_pk PRIMARY KEY (tenant_id, channel, kind, value),
  CONSTRAINT customer_identity_customer_fk FOREIGN KEY (tenant_id, customer_id)
    REFERENCES customer (tenant_id, id),
  CONSTRAINT customer_identity_channel_ck
    CHECK (channel IN ('WHATSAPP', 'SMS', 'PHONE', 'WEB', 'GENERIC')),
  CONSTRAINT customer_identity_kind_ck CHECK (kind IN ('WA_ID', 'USER_ID', 'PHONE'))
);
CREATE INDEX customer_identity_customer_ix ON customer_identity (tenant_id, customer_id);
SELECT tenant_table('customer_identity');
SELECT worker_may('customer_identity', 'SELECT, INSERT');
