CREATE TABLE payment_journal (
    number           INTEGER PRIMARY KEY AUTOINCREMENT,
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
    written_at       TEXT NOT NULL,
    sent_at          TEXT,
    decided_at       TEXT,
    acknowledged_at  TEXT,
    owner            TEXT,
    generation       INTEGER NOT NULL,
    held_until       TEXT,
    version          INTEGER NOT NULL,
    unique_key       TEXT NOT NULL,
    content          TEXT NOT NULL,
    body             BLOB
);
CREATE UNIQUE INDEX payment_journal_open
    ON payment_journal (scope, coalesce(account, ''), unique_key) WHERE state <> 'acknowledged';
CREATE INDEX payment_journal_earlier
    ON payment_journal (scope, coalesce(account, ''), unique_key, number) WHERE state = 'acknowledged';
CREATE INDEX payment_journal_claim
    ON payment_journal (scope, held_until, number) WHERE state <> 'acknowledged';
