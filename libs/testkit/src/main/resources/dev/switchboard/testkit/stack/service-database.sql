-- One service's database and its three roles (design.md section 5). ${service}, ${ownerPassword}, ${appPassword} and
-- ${workerPassword} are filled in by whoever runs this: ServiceDatabase, or sed before psql.
-- Tables get their grants and policies from the service's migrations, which run as the owner.

CREATE ROLE ${service}_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '${ownerPassword}';
CREATE ROLE ${service}_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '${appPassword}';
CREATE ROLE ${service}_worker LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '${workerPassword}';

CREATE DATABASE ${service} OWNER ${service}_owner;
REVOKE ALL ON DATABASE ${service} FROM PUBLIC;
GRANT CONNECT ON DATABASE ${service} TO ${service}_app, ${service}_worker;

\connect ${service}
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO ${service}_app, ${service}_worker;

-- The last statement: a database without this comment was not finished.
COMMENT ON DATABASE ${service} IS 'Switchboard';
