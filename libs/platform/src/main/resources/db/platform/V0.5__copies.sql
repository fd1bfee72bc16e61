-- What tenant-service tells every service (design.md section 4, "Copies"): the last known state, for the start and for
-- when Kafka is away. Only newer versions are written. data is the event's data, as it was published.
CREATE TABLE tenant_copy (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  data jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT tenant_copy_pk PRIMARY KEY (tenant_id, id)
);
SELECT tenant_table('tenant_copy', 'SELECT');
SELECT worker_may('tenant_copy', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE api_key_copy (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  data jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT api_key_copy_pk PRIMARY KEY (tenant_id, id)
);
SELECT tenant_table('api_key_copy', 'SELECT');
SELECT worker_may('api_key_copy', 'SELECT, INSERT, UPDATE, DELETE');
