-- The public booking page and the calendar feeds (features.md S11).

-- One row a business that has ever set its page; without one it is closed.
CREATE TABLE booking_page (
  tenant_id uuid NOT NULL,
  version bigint NOT NULL,
  enabled boolean NOT NULL,
  contact_phone text,
  changed_by text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT booking_page_pk PRIMARY KEY (tenant_id),
  CONSTRAINT booking_page_version_ck CHECK (version > 0)
);
SELECT tenant_table('booking_page', 'SELECT, INSERT, UPDATE');

-- How many slots one visitor holds: a row is there before its hold is, so that many at once are not too many. The
-- visitor is a keyed hash of his address. Gone by time (business time), deleted by whoever comes later.
CREATE TABLE page_hold (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  visitor bytea NOT NULL,
  hold_id uuid,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT page_hold_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT page_hold_visitor_ck CHECK (length(visitor) = 32)
);
CREATE INDEX page_hold_visitor_ix ON page_hold (tenant_id, visitor, expires_at);
CREATE INDEX page_hold_expires_ix ON page_hold (tenant_id, expires_at);
CREATE INDEX page_hold_hold_ix ON page_hold (tenant_id, hold_id) WHERE hold_id IS NOT NULL;
SELECT tenant_table('page_hold');

-- A feed's address is shown once and kept as SHA-256. It names its tenant, so that its row is looked for among that
-- tenant's only.
CREATE TABLE calendar_feed (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  technician_id uuid,
  detail text NOT NULL,
  token_sha256 bytea NOT NULL,
  created_by text NOT NULL,
  rotated_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT calendar_feed_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT calendar_feed_technician_fk FOREIGN KEY (tenant_id, technician_id) REFERENCES technician (tenant_id, id),
  CONSTRAINT calendar_feed_token_uk UNIQUE (tenant_id, token_sha256),
  CONSTRAINT calendar_feed_token_ck CHECK (length(token_sha256) = 32),
  CONSTRAINT calendar_feed_detail_ck CHECK (detail IN ('MINIMAL', 'FULL'))
);
CREATE INDEX calendar_feed_list_ix ON calendar_feed (tenant_id, created_at, id) WHERE revoked_at IS NULL;
SELECT tenant_table('calendar_feed', 'SELECT, INSERT, UPDATE');
