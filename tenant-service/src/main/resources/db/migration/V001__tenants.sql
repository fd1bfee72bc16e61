-- Tenants, their keys, and the people who work for them (features.md T1, T3, T4).

-- No tenant_id: a row is a tenant. The platform's admins list and create them before any tenant is named; everybody
-- else reaches only the row that their credentials name, by its id.
CREATE TABLE tenant (
  id uuid NOT NULL,
  version bigint NOT NULL,
  name text NOT NULL,
  slug text NOT NULL,
  status text NOT NULL,
  suspension_reason text,
  locked_down boolean NOT NULL,
  vertical text NOT NULL,
  time_zone text NOT NULL,
  country text NOT NULL,
  language text NOT NULL,
  currency text NOT NULL,
  plan_code text NOT NULL,
  owner_name text,
  owner_phone text,
  owner_email text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT tenant_pk PRIMARY KEY (id),
  CONSTRAINT tenant_slug_uk UNIQUE (slug),
  CONSTRAINT tenant_version_ck CHECK (version > 0),
  CONSTRAINT tenant_slug_ck CHECK (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  CONSTRAINT tenant_status_ck CHECK (status IN ('ACTIVE', 'SUSPENDED')),
  CONSTRAINT tenant_suspension_reason_ck CHECK ((status = 'SUSPENDED') = (suspension_reason IS NOT NULL)),
  CONSTRAINT tenant_country_ck CHECK (country ~ '^[A-Z]{2}$'),
  CONSTRAINT tenant_language_ck CHECK (language IN ('es', 'en')),
  CONSTRAINT tenant_currency_ck CHECK (currency ~ '^[A-Z]{3}$'),
  CONSTRAINT tenant_owner_phone_ck CHECK (owner_phone ~ '^\+[1-9][0-9]{1,14}$')
);
CREATE INDEX tenant_created_ix ON tenant (created_at, id);
CREATE TRIGGER set_times_of_new_row BEFORE INSERT ON tenant
  FOR EACH ROW EXECUTE FUNCTION set_times_of_new_row();
CREATE TRIGGER set_times_of_changed_row BEFORE UPDATE ON tenant
  FOR EACH ROW EXECUTE FUNCTION set_times_of_changed_row();
SELECT platform_table('tenant', 'SELECT, INSERT, UPDATE', NULL);

-- Of the key itself only a SHA-256: who reads this table can use none of them.
CREATE TABLE api_key (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  name text NOT NULL,
  prefix text NOT NULL,
  sha256 text NOT NULL,
  scopes text[] NOT NULL,
  created_by text NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT api_key_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT api_key_prefix_uk UNIQUE (prefix),
  CONSTRAINT api_key_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id),
  CONSTRAINT api_key_sha256_ck CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT api_key_scopes_ck CHECK (cardinality(scopes) > 0)
);
CREATE INDEX api_key_created_ix ON api_key (tenant_id, created_at, id);
SELECT tenant_table('api_key', 'SELECT, INSERT, UPDATE');

-- No tenant: a person has one account on the platform and may work for several tenants. It holds nothing of any.
CREATE TABLE user_account (
  id uuid NOT NULL,
  email text NOT NULL,
  password_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT user_account_pk PRIMARY KEY (id),
  CONSTRAINT user_account_email_uk UNIQUE (email),
  CONSTRAINT user_account_email_ck CHECK (email = lower(email))
);
CREATE TRIGGER set_times_of_new_row BEFORE INSERT ON user_account
  FOR EACH ROW EXECUTE FUNCTION set_times_of_new_row();
CREATE TRIGGER set_times_of_changed_row BEFORE UPDATE ON user_account
  FOR EACH ROW EXECUTE FUNCTION set_times_of_changed_row();
SELECT platform_table('user_account', 'SELECT, INSERT', NULL);

CREATE TABLE membership (
  tenant_id uuid NOT NULL,
  user_id uuid NOT NULL,
  role text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT membership_pk PRIMARY KEY (tenant_id, user_id),
  CONSTRAINT membership_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id),
  CONSTRAINT membership_user_fk FOREIGN KEY (user_id) REFERENCES user_account (id),
  CONSTRAINT membership_role_ck CHECK (role IN ('owner', 'admin', 'agent', 'technician', 'viewer'))
);
CREATE INDEX membership_user_ix ON membership (user_id);
SELECT tenant_table('membership', 'SELECT, INSERT, UPDATE');

-- Who signs in has no tenant yet: this one question crosses them, for one user.
CREATE FUNCTION memberships_of(asked_user uuid)
RETURNS TABLE (tenant_id uuid, tenant_name text, tenant_status text, role text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.tenant_id, t.name, t.status, m.role
  FROM membership m JOIN tenant t ON t.id = m.tenant_id
  WHERE m.user_id = asked_user
  ORDER BY t.name, t.id
$$;
REVOKE ALL ON FUNCTION memberships_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION memberships_of(uuid) TO ${app};

-- No tenant: the platform's own keys. private_key is a Fernet token of the PKCS 8 form. One key signs; others are
-- published until their tokens have ended (features.md T6).
CREATE TABLE signing_key (
  id uuid NOT NULL,
  private_key text NOT NULL,
  public_key text NOT NULL,
  signs boolean NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT signing_key_pk PRIMARY KEY (id)
);
CREATE UNIQUE INDEX signing_key_signs_uk ON signing_key (signs) WHERE signs;
CREATE TRIGGER set_times_of_new_row BEFORE INSERT ON signing_key
  FOR EACH ROW EXECUTE FUNCTION set_times_of_new_row();
CREATE TRIGGER set_times_of_changed_row BEFORE UPDATE ON signing_key
  FOR EACH ROW EXECUTE FUNCTION set_times_of_changed_row();
SELECT platform_table('signing_key', 'SELECT, INSERT', NULL);
