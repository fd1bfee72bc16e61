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
