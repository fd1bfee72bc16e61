-- What a tenant has connected (features.md I1, I7).

-- A JSON object as features.md D5 allows it.
CREATE DOMAIN json_map AS jsonb
  CONSTRAINT json_map_ck CHECK (jsonb_typeof(VALUE) = 'object' AND octet_length(VALUE::text) <= 16384);

-- credentials and token are Fernet tokens of the platform. version rises with each change of the
-- settings, so that a token got with older credentials is never kept. logins counts tries to log in,
-- good and bad: whoever waits for another's try sees by it that the try is over.
CREATE TABLE connection (
  tenant_id uuid NOT NULL,
  kind text NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  settings json_map NOT NULL,
  credentials text NOT NULL,
  token text,
  token_expires_at timestamptz,
  logins bigint NOT NULL DEFAULT 0,
  login_error text,
  health text NOT NULL DEFAULT 'UNTRIED',
  last_error text,
  last_error_at timestamptz,
  last_success_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT connection_pk PRIMARY KEY (tenant_id, kind),
  CONSTRAINT connection_kind_ck CHECK (kind IN ('ISPCUBE', 'GOOGLE_CALENDAR')),
  CONSTRAINT connection_health_ck CHECK (health IN ('UNTRIED', 'HEALTHY', 'DEGRADED', 'BROKEN')),
  CONSTRAINT connection_token_ck CHECK ((token IS NULL) = (token_expires_at IS NULL))
);
SELECT tenant_table('connection', 'SELECT, INSERT, UPDATE');
