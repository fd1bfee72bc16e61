-- What the platform charges (features.md B1).

-- A plan's versions; a row never changes. No tenant: one price list for all, read by every tenant that is on the plan.
-- included: {"MESSAGES_OUT": 1000, ...}, units per period.
-- prices: [{"currency": "EUR", "pricePerPeriod": 27.00, "overage": {"MESSAGES_OUT": 0.02, ...}}, ...].
CREATE TABLE plan_version (
  code text NOT NULL,
  version int NOT NULL,
  name text NOT NULL,
  effective_from timestamptz NOT NULL,
  included jsonb NOT NULL,
  prices jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT plan_version_pk PRIMARY KEY (code, version),
  CONSTRAINT plan_version_version_ck CHECK (version > 0),
  CONSTRAINT plan_version_code_ck CHECK (code ~ '^[a-z][a-z0-9-]{0,62}$'),
  CONSTRAINT plan_version_included_ck CHECK (jsonb_typeof(included) = 'object'),
  CONSTRAINT plan_version_prices_ck CHECK (jsonb_typeof(prices) = 'array' AND jsonb_array_length(prices) > 0)
);
SELECT platform_table('plan_version', 'SELECT, INSERT', NULL);

-- The plan of a tenant that names none; in force since before anybody subscribed.
INSERT INTO plan_version (code, version, name, effective_from, included, prices) VALUES (
  'starter', 1, 'Starter', '1970-01-01T00:00:00Z',
  '{"MESSAGES_OUT": 1000, "MESSAGES_IN": 2000, "APPOINTMENTS_BOOKED": 50, "REMINDERS": 100}',
  '[{"currency": "ARS", "pricePerPeriod": 29000.00,
     "overage": {"MESSAGES_OUT": 21.50, "MESSAGES_IN": 5.25, "APPOINTMENTS_BOOKED": 260.00, "REMINDERS": 52.50}},
    {"currency": "EUR", "pricePerPeriod": 27.00,
     "overage": {"MESSAGES_OUT": 0.02, "MESSAGES_IN": 0.005, "APPOINTMENTS_BOOKED": 0.25, "REMINDERS": 0.05}},
    {"currency": "GBP", "pricePerPeriod": 24.00,
     "overage": {"MESSAGES_OUT": 0.018, "MESSAGES_IN": 0.0045, "APPOINTMENTS_BOOKED": 0.22, "REMINDERS": 0.045}},
    {"currency": "USD", "pricePerPeriod": 29.00,
     "overage": {"MESSAGES_OUT": 0.0215, "MESSAGES_IN": 0.0055, "APPOINTMENTS_BOOKED": 0.26, "REMINDERS": 0.0525}}]');
