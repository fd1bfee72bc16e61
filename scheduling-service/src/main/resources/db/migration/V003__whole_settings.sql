-- Dates of their own, public holidays, versions, archives, and who changed what (features.md S1, S2, S3, D1).

-- special_days: [{"date": "2026-12-24", "name": "Christmas Eve", "intervals": [{"opens": "08:00", "closes": "12:00"}]}].
-- holidays: {"observed": true, "country": "AR", "region": null, "worked": ["2026-12-08"]}; null: none are observed.
ALTER TABLE schedule_settings
  ADD COLUMN special_days jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN holidays jsonb,
  ADD CONSTRAINT schedule_settings_special_ck CHECK (jsonb_typeof(special_days) = 'array'),
  ADD CONSTRAINT schedule_settings_holidays_ck CHECK (jsonb_typeof(holidays) = 'object');

-- A code belongs to one living service type; an archived one may have had it before.
ALTER TABLE service_type
  ADD COLUMN version bigint NOT NULL DEFAULT 1,
  ADD COLUMN archived_at timestamptz,
  ADD CONSTRAINT service_type_version_ck CHECK (version > 0),
  DROP CONSTRAINT service_type_code_uk;
CREATE UNIQUE INDEX service_type_code_uk ON service_type (tenant_id, code) WHERE archived_at IS NULL;
CREATE INDEX service_type_code_ix ON service_type (tenant_id, code);

-- days_off: [{"from": "2026-12-24", "to": "2026-12-26", "reason": "holiday"}].
ALTER TABLE technician
  ADD COLUMN version bigint NOT NULL DEFAULT 1,
  ADD COLUMN archived_at timestamptz,
  ADD COLUMN home_latitude numeric(8, 6),
  ADD COLUMN home_longitude numeric(9, 6),
  ADD COLUMN off jsonb NOT NULL DEFAULT '[]';
UPDATE technician SET off = (
  SELECT coalesce(jsonb_agg(jsonb_build_object('from', d.day, 'to', d.day) ORDER BY d.day), '[]')
  FROM unnest(days_off) AS d(day));
ALTER TABLE technician DROP COLUMN days_off;
ALTER TABLE technician RENAME COLUMN off TO days_off;
ALTER TABLE technician
  ADD CONSTRAINT technician_version_ck CHECK (version > 0),
  ADD CONSTRAINT technician_off_ck CHECK (jsonb_typeof(days_off) = 'array'),
  ADD CONSTRAINT technician_home_ck CHECK ((home_latitude IS NULL) = (home_longitude IS NULL)
    AND home_latitude BETWEEN -90 AND 90 AND home_longitude BETWEEN -180 AND 180),
  ADD CONSTRAINT technician_crew_ck CHECK (NOT crew OR (active AND archived_at IS NULL));

-- What was changed: append only. before and after are the object as its readers see it.
CREATE TABLE setup_change (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  subject text NOT NULL,
  subject_id uuid NOT NULL,
  version bigint NOT NULL,
  kind text NOT NULL,
  actor text NOT NULL,
  happened_at timestamptz NOT NULL,
  before jsonb,
  after jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT setup_change_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT setup_change_version_uk UNIQUE (tenant_id, subject_id, version),
  CONSTRAINT setup_change_subject_ck CHECK (subject IN ('SETTINGS', 'SERVICE_TYPE', 'TECHNICIAN')),
  CONSTRAINT setup_change_kind_ck CHECK (kind IN ('ADDED', 'CHANGED', 'ARCHIVED', 'RESTORED')),
  CONSTRAINT setup_change_before_ck CHECK ((before IS NULL) = (kind = 'ADDED'))
);
CREATE INDEX setup_change_time_ix ON setup_change (tenant_id, happened_at, id);
CREATE INDEX setup_change_subject_ix ON setup_change (tenant_id, subject, happened_at, id);
SELECT tenant_table('setup_change', 'SELECT, INSERT');

-- The version rises with every change of what bookings are judged by. Whoever makes one locks this row, then takes the
-- days' lock rows away: a booking that has read the old setup finds no row to lock, or one that was added after the
-- change and with it another version, and begins again. No row is added until the change is committed or taken back.
CREATE TABLE schedule_setup (
  tenant_id uuid NOT NULL,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT schedule_setup_pk PRIMARY KEY (tenant_id),
  CONSTRAINT schedule_setup_version_ck CHECK (version > 0)
);
SELECT tenant_table('schedule_setup', 'SELECT, INSERT, UPDATE');
INSERT INTO schedule_setup (tenant_id, version) SELECT tenant_id, 1 FROM schedule_settings;
ALTER TABLE schedule_day ADD CONSTRAINT schedule_day_setup_fk
  FOREIGN KEY (tenant_id) REFERENCES schedule_setup (tenant_id);
SELECT grant_privileges('schedule_day', 'DELETE', '${app}');

-- The zone that tenant-service has last told of: another one moves the week on the clock of the visits that stand.
CREATE TABLE heard_zone (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL, -- what its changes are written down under
  version bigint NOT NULL, -- the tenant's
  time_zone text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT heard_zone_pk PRIMARY KEY (tenant_id),
  CONSTRAINT heard_zone_version_ck CHECK (version > 0)
);
SELECT tenant_table('heard_zone', 'SELECT, INSERT, UPDATE');
