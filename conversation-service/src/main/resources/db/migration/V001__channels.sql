-- Apps at a provider and the numbers that write through them (features.md C5, C29).

-- A JSON object as features.md D5 allows it.
CREATE DOMAIN json_map AS jsonb
  CONSTRAINT json_map_ck CHECK (jsonb_typeof(VALUE) = 'object' AND octet_length(VALUE::text) <= 16384);

-- No tenant: one app at WhatsApp serves numbers of many tenants, and whoever signed a delivery is
-- known before any of them. Secrets are Fernet tokens of the platform.
CREATE TABLE webhook_app (
  id uuid NOT NULL,
  app_key text NOT NULL,
  kind text NOT NULL,
  verify_token text NOT NULL,
  app_secrets text[] NOT NULL,
  archived_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT webhook_app_pk PRIMARY KEY (id),
  CONSTRAINT webhook_app_kind_ck CHECK (kind IN ('WHATSAPP', 'SMS', 'PHONE')),
  CONSTRAINT webhook_app_key_ck CHECK (app_key ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  CONSTRAINT webhook_app_secrets_ck CHECK (cardinality(app_secrets) > 0)
);
CREATE UNIQUE INDEX webhook_app_key_uk ON webhook_app (app_key) WHERE archived_at IS NULL;
CREATE TRIGGER set_times_of_new_row BEFORE INSERT ON webhook_app
  FOR EACH ROW EXECUTE FUNCTION set_times_of_new_row();
CREATE TRIGGER set_times_of_changed_row BEFORE UPDATE ON webhook_app
  FOR EACH ROW EXECUTE FUNCTION set_times_of_changed_row();
SELECT platform_table('webhook_app', 'SELECT, INSERT, UPDATE', 'SELECT');

-- provider_address is what the provider calls the number: a WhatsApp phone_number_id. It belongs to
-- one tenant on the whole platform; an archived channel frees it. An inactive channel still answers
-- its provider, and what comes in is set aside without effect.
CREATE TABLE channel (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  kind text NOT NULL,
  provider_address text NOT NULL,
  webhook_app_id uuid,
  name text,
  display_number text,
  credentials text,
  settings json_map NOT NULL DEFAULT '{}',
  active boolean NOT NULL DEFAULT true,
  archived_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT channel_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT channel_webhook_app_fk FOREIGN KEY (webhook_app_id) REFERENCES webhook_app (id),
  CONSTRAINT channel_kind_ck CHECK (kind IN ('WHATSAPP', 'SMS', 'PHONE', 'WEB', 'GENERIC')),
  CONSTRAINT channel_whatsapp_ck CHECK (kind <> 'WHATSAPP' OR webhook_app_id IS NOT NULL)
);
CREATE UNIQUE INDEX channel_provider_address_uk ON channel (kind, provider_address)
  WHERE archived_at IS NULL;
CREATE INDEX channel_webhook_app_ix ON channel (webhook_app_id);
SELECT tenant_table('channel', 'SELECT, INSERT, UPDATE');
SELECT worker_may('channel', 'SELECT');
