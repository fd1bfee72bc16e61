-- A table for the proofs of platform, in tests only.
CREATE TABLE proof_note (
  id         uuid NOT NULL CONSTRAINT proof_note_pk PRIMARY KEY,
  tenant_id  uuid NOT NULL,
  text       text NOT NULL CONSTRAINT proof_note_text_ck CHECK (text <> 'refused by the database'),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
SELECT tenant_table('proof_note');
SELECT worker_may('proof_note', 'SELECT');

-- Without a tenant, and slow to write: shows what is left of a transaction whose caller has gone.
CREATE TABLE proof_step (
  id       uuid NOT NULL CONSTRAINT proof_step_pk PRIMARY KEY,
  run      uuid NOT NULL
);
SELECT platform_table('proof_step', 'SELECT, INSERT', NULL);
CREATE FUNCTION take_a_while() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_sleep(0.02);
  RETURN NEW;
END $$;
CREATE TRIGGER slow BEFORE INSERT ON proof_step FOR EACH ROW EXECUTE FUNCTION take_a_while();
