-- The rules every table lives under (design.md section 5, features.md D2), as functions that the
-- migrations of every service call. Roles: ${owner} migrates and sees all rows, ${app} runs the use
-- cases and sees one tenant, ${worker} may do exactly what worker_may grants. Nobody bypasses row-level security.

REVOKE CREATE ON SCHEMA public FROM PUBLIC;

-- clock_timestamp, not now(): a transaction that waited for a lock would otherwise write an
-- updated_at older than the one it replaces.
CREATE FUNCTION set_times_of_new_row() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  NEW.created_at := clock_timestamp();
  NEW.updated_at := NEW.created_at;
  RETURN NEW;
END $$;

CREATE FUNCTION set_times_of_changed_row() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  NEW.created_at := OLD.created_at;
  NEW.updated_at := clock_timestamp();
  RETURN NEW;
END $$;

CREATE FUNCTION require_column(in_table regclass, column_name text, column_type text) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_attribute
    WHERE attrelid = in_table AND attname = column_name AND NOT attisdropped
      AND attnotnull AND format_type(atttypid, NULL) = column_type
  ) THEN
    RAISE EXCEPTION 'table % needs a column "% % NOT NULL"', in_table, column_name, column_type;
  END IF;
END $$;

CREATE FUNCTION grant_privileges(on_table regclass, privileges text, to_role name) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(trim(privileges), '') <> '' THEN
    EXECUTE format('GRANT %s ON TABLE %s TO %I', privileges, on_table, to_role);
  END IF;
END $$;

-- Makes a table one of tenants: rows of the transaction's tenant only, for ${app}; times set here and by nobody else.
-- The setting is NULL before and an empty string after the session's first transaction; both mean no row.
CREATE FUNCTION tenant_table(
  tenant_table regclass, app_privileges text DEFAULT 'SELECT, INSERT, UPDATE, DELETE'
) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  of_tenant CONSTANT text := $policy$tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid$policy$;
BEGIN
  PERFORM require_column(tenant_table, 'tenant_id', 'uuid');
  PERFORM require_column(tenant_table, 'created_at', 'timestamp with time zone');
  PERFORM require_column(tenant_table, 'updated_at', 'timestamp with time zone');

  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tenant_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tenant_table);
  EXECUTE format('CREATE POLICY own_tenant ON %s TO "${app}" USING (%s) WITH CHECK (%s)', tenant_table, of_tenant, of_tenant);
  EXECUTE format('CREATE POLICY all_rows ON %s TO "${owner}" USING (true) WITH CHECK (true)', tenant_table);
  PERFORM grant_privileges(tenant_table, app_privileges, '${app}');

  EXECUTE format('CREATE TRIGGER set_times_of_new_row BEFORE INSERT ON %s
                  FOR EACH ROW EXECUTE FUNCTION set_times_of_new_row()', tenant_table);
  EXECUTE format('CREATE TRIGGER set_times_of_changed_row BEFORE UPDATE ON %s
                  FOR EACH ROW EXECUTE FUNCTION set_times_of_changed_row()', tenant_table);
END $$;

-- Lets ${worker} run exactly these commands on a tenant table, over all tenants. May be called again to allow more.
CREATE FUNCTION worker_may(tenant_table regclass, commands text) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  command text;
BEGIN
  FOREACH command IN ARRAY regexp_split_to_array(upper(trim(commands)), '\s*,\s*') LOOP
    EXECUTE format('CREATE POLICY %I ON %s FOR %s TO "${worker}" %s',
      'worker_' || lower(command), tenant_table, command,
      CASE command
        WHEN 'INSERT' THEN 'WITH CHECK (true)'
        WHEN 'UPDATE' THEN 'USING (true) WITH CHECK (true)'
        ELSE 'USING (true)'
      END);
    PERFORM grant_privileges(tenant_table, command, '${worker}');
  END LOOP;
END $$;

-- Grants on a table that has no tenant: no row-level security, so its columns must hold nothing of one tenant that
-- another may not see. NULL or '' grants nothing.
CREATE FUNCTION platform_table(
  platform_table regclass, app_privileges text, worker_privileges text
) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  PERFORM grant_privileges(platform_table, app_privileges, '${app}');
  PERFORM grant_privileges(platform_table, worker_privileges, '${worker}');
END $$;

REVOKE EXECUTE ON FUNCTION
  set_times_of_new_row(), set_times_of_changed_row(), require_column(regclass, text, text),
  grant_privileges(regclass, text, name), tenant_table(regclass, text), worker_may(regclass, text),
  platform_table(regclass, text, text)
FROM PUBLIC;
