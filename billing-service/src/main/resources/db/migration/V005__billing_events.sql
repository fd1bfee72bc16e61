-- The lines that invoices carry (features.md B4). A row is never changed: nobody may.
--
-- billed_in is the period whose close recorded it; period_start and period_end are those of what it charges, which for an
-- ADJUSTMENT (usage told after the close) or its CREDIT is an earlier period. With the meter they lead to the usage.
CREATE TABLE billing_event (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  subscription_id uuid NOT NULL,
  billed_in int NOT NULL,
  type text NOT NULL,
  meter text,
  description text NOT NULL,
  quantity numeric NOT NULL,
  unit_price numeric NOT NULL,
  total_amount numeric NOT NULL,
  currency text NOT NULL,
  currency_digits smallint NOT NULL,
  period_start timestamptz NOT NULL,
  period_end timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT billing_event_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT billing_event_once_uk UNIQUE NULLS NOT DISTINCT (tenant_id, subscription_id, billed_in, type, meter),
  CONSTRAINT billing_event_subscription_fk FOREIGN KEY (tenant_id, subscription_id)
    REFERENCES subscription (tenant_id, id),
  CONSTRAINT billing_event_type_ck CHECK (type IN ('SUBSCRIPTION', 'OVERAGE', 'ADJUSTMENT', 'CREDIT')),
  CONSTRAINT billing_event_meter_ck CHECK ((meter IS NULL) = (type = 'SUBSCRIPTION')),
  CONSTRAINT billing_event_quantity_ck CHECK (quantity >= 0),
  CONSTRAINT billing_event_unit_price_ck CHECK (unit_price >= 0 OR type = 'CREDIT'),
  CONSTRAINT billing_event_period_ck CHECK (period_start < period_end),
  CONSTRAINT billing_event_currency_ck CHECK (currency ~ '^[A-Z]{3}$' AND currency_digits BETWEEN 0 AND 4),
  -- Whole minor units, at most half of one from quantity x price: which way a half goes is Money's to say.
  CONSTRAINT billing_event_total_ck CHECK (
    total_amount = round(total_amount, currency_digits)
    AND abs(total_amount - quantity * unit_price) * 2 <= power(10::numeric, -currency_digits))
);
CREATE INDEX billing_event_created_ix ON billing_event (tenant_id, created_at, id);
SELECT tenant_table('billing_event', 'SELECT, INSERT');
