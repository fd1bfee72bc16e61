-- Where visits are, for a report (features.md S13), and what was taken over from elsewhere (P10).

-- docs/reports.md says the rule: a postcode, else the part of the address that names the neighbourhood.
CREATE FUNCTION neighbourhood(address text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(
  upper(substring(address FROM '\m([A-Za-z]{1,2}[0-9][A-Za-z0-9]?)\s*[0-9][A-Za-z]{2}\M')),
  upper(substring(address FROM '\m([A-Za-z][0-9]{4})[A-Za-z]{3}\M')),
  upper(substring(address FROM '(?i)\m(?:cp|c\.p\.|zip):?\s*([a-z]?[0-9]{4,5})\M')),
  (SELECT nullif(initcap(btrim(CASE
            WHEN cardinality(parts) > 2 THEN parts[cardinality(parts) - 1]
            WHEN cardinality(parts) = 2 THEN parts[2] END)), '')
   FROM (SELECT string_to_array(rtrim(address, ' ,'), ',') AS parts) AS split));

-- Which visits were taken over, under the id they had there: the same row of a file is taken once. content has a digest of
-- each field as it was read, so that a later file can be compared without keeping personal data a second time.
CREATE TABLE appointment_import (
  tenant_id uuid NOT NULL,
  external_id text NOT NULL,
  appointment_id uuid NOT NULL,
  version bigint NOT NULL, -- of the visit, when it was taken or last changed by an import: another one was made here
  content jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT appointment_import_pk PRIMARY KEY (tenant_id, external_id),
  CONSTRAINT appointment_import_appointment_uk UNIQUE (tenant_id, appointment_id),
  CONSTRAINT appointment_import_appointment_fk FOREIGN KEY (tenant_id, appointment_id)
    REFERENCES appointment (tenant_id, id),
  CONSTRAINT appointment_import_id_ck CHECK (length(external_id) BETWEEN 1 AND 300),
  CONSTRAINT appointment_import_version_ck CHECK (version > 0),
  CONSTRAINT appointment_import_content_ck CHECK (jsonb_typeof(content) = 'object')
);
SELECT tenant_table('appointment_import', 'SELECT, INSERT, UPDATE');
