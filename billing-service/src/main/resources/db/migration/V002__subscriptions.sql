-- Who is on which plan since when (features.md B3). Both tables are written from tenant-changed alone.

-- The periods of a subscription follow from anchor_day and time_zone; neither changes.
CREATE TABLE subscription (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  anchor_day date NOT NULL,
  time_zone text NOT NULL,
  started_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT subscription_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT subscription_tenant_uk UNIQUE (tenant_id)
);
SELECT tenant_table('subscription', 'SELECT');
SELECT worker_may('subscription', 'SELECT, INSERT');

-- What tenant-service said of plan and currency, at each version of the tenant that was heard.
CREATE TABLE subscription_terms (
  tenant_id uuid NOT NULL,
  subscription_id uuid NOT NULL,
  tenant_version bigint NOT NULL,
  plan_code text NOT NULL,
  currency text NOT NULL,
  effective_from timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT subscription_terms_pk PRIMARY KEY (tenant_id, subscription_id, tenant_version),
  CONSTRAINT subscription_terms_subscription_fk FOREIGN KEY (tenant_id, subscription_id)
    REFERENCES subscription (tenant_id, id),
  CONSTRAINT subscription_terms_currency_ck CHECK (currency ~ '^[A-Z]{3}$')
);
SELECT tenant_table('subscription_terms', 'SELECT');
SELECT worker_may('subscription_terms', 'SELECT, INSERT');

-- A period that is to be closed: its lines become billing events. One open row per subscription; closing makes the next.
CREATE TABLE period_close (
  id uuid NOT NULL,
  tenant_id uuid NOT NULL,
  subscription_id uuid NOT NULL,
  period_number int NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT period_close_pk PRIMARY KEY (id),
  CONSTRAINT period_close_period_uk UNIQUE (tenant_id, subscription_id, period_number),
  CONSTRAINT period_close_subscription_fk FOREIGN KEY (tenant_id, subscription_id)
    REFERENCES subscription (tenant_id, id),
  CONSTRAINT period_close_number_ck CHECK (period_number >= 0)
);
SELECT work_table('period_close', 'subscription_id');
SELECT tenant_table('period_close', 'SELECT, INSERT, UPDATE');
SELECT worker_may('period_close', 'SELECT, INSERT, UPDATE');
