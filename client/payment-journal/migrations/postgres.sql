CREATE TABLE payment_journal (
    number           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id               TEXT NOT NULL UNIQUE,
    scope            TEXT NOT NULL,
    account          TEXT,
    call             TEXT NOT NULL,
    reference        TEXT,
    session          TEXT,
    state            TEXT NOT NULL,
    ended            TEXT,
    ended_ids        TEXT,
    ended_status     TEXT,
    ended_code       TEXT,
    written_at       TIMESTAMPTZ NOT NULL,
    sent_at          TIMESTAMPTZ,
    ended_at         TIMESTAMPTZ,
    acknowledged_at  TIMESTAMPTZ,
    owner            TEXT,
    generation       BIGINT NOT NULL,
    held_until       TIMESTAMPTZ NOT NULL,
    quiet_since      TIMESTAMPTZ,
    version          BIGINT NOT NULL,
    unique_key       TEXT NOT NULL,
    request          TEXT NOT NULL,
    is_clean         BOOLEAN NOT NULL,
    content          TEXT NOT NULL,
    body             BYTEA
);
CREATE UNIQUE INDEX payment_journal_has_key
    ON payment_journal (scope, coalesce(account, ''), unique_key) WHERE NOT is_clean AND state <> 'acknowledged';
CREATE INDEX payment_journal_others
    ON payment_journal (scope, coalesce(account, ''), unique_key, number) WHERE NOT is_clean AND ended IS NOT NULL;
CREATE INDEX payment_journal_claim
    ON payment_journal (scope, held_until, number) WHERE ended IS NULL AND state <> 'acknowledged';
CREATE INDEX payment_journal_claim_ended
    ON payment_journal (scope, held_until, number) WHERE ended IS NOT NULL AND state <> 'acknowledged';
CREATE INDEX payment_journal_prune
    ON payment_journal (ended_at) WHERE state = 'acknowledged' AND content <> '';
CREATE INDEX payment_journal_undecidable
    ON payment_journal (number) WHERE ended = 'undecidable' AND state <> 'acknowledged';
