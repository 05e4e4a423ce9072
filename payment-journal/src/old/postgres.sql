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
    ended_id         TEXT,
    ended_status     TEXT,
    written_at       TIMESTAMPTZ NOT NULL,
    sent_at          TIMESTAMPTZ,
    decided_at       TIMESTAMPTZ,
    acknowledged_at  TIMESTAMPTZ,
    owner            TEXT,
    generation       BIGINT NOT NULL,
    held_until       TIMESTAMPTZ,
    version          BIGINT NOT NULL,
    unique_key       TEXT NOT NULL,
    content          TEXT NOT NULL,
    body             BYTEA
);
CREATE UNIQUE INDEX payment_journal_open
    ON payment_journal (scope, coalesce(account, ''), unique_key) WHERE state <> 'acknowledged';
CREATE INDEX payment_journal_earlier
    ON payment_journal (scope, coalesce(account, ''), unique_key, number) WHERE state = 'acknowledged';
CREATE INDEX payment_journal_claim
    ON payment_journal (scope, held_until, number) WHERE state <> 'acknowledged';
