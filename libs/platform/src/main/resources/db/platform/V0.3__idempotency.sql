-- Answers by Idempotency-Key, written in the transaction of their effect: both are there or neither is.
CREATE TABLE idempotency_key (
  tenant_id   uuid        NOT NULL,
  key         text        NOT NULL,
  request     text        NOT NULL, -- method and path
  fingerprint bytea       NOT NULL, -- SHA-256 of the body
  status      smallint,             -- null inside the transaction that is working on it, nowhere else
  answer      text,                 -- JSON, as it was sent
  created_at  timestamptz NOT NULL,
  updated_at  timestamptz NOT NULL,
  CONSTRAINT idempotency_key_pk PRIMARY KEY (tenant_id, key),
  CONSTRAINT idempotency_key_length_ck CHECK (char_length(key) BETWEEN 1 AND 255),
  CONSTRAINT idempotency_key_fingerprint_ck CHECK (octet_length(fingerprint) = 32),
  CONSTRAINT idempotency_key_answer_ck CHECK ((status IS NULL) = (answer IS NULL))
);
CREATE INDEX idempotency_key_created_at_ix ON idempotency_key (created_at);

SELECT tenant_table('idempotency_key', 'SELECT, INSERT, UPDATE');
-- Purged by age.
SELECT worker_may('idempotency_key', 'SELECT, DELETE');
