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
