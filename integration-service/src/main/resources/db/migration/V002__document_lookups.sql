-- When a customer had an account looked up by a document, the last hour of it: a document is easily
-- guessed, and the answer tells of somebody's debts (features.md I2).
CREATE TABLE document_lookup (
  tenant_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  asked_at timestamptz[] NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT document_lookup_pk PRIMARY KEY (tenant_id, customer_id)
);
SELECT tenant_table('document_lookup', 'SELECT, INSERT, UPDATE');
