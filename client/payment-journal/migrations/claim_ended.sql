DROP INDEX payment_journal_claim;
CREATE INDEX payment_journal_claim
    ON payment_journal (scope, held_until, number) WHERE ended IS NULL AND state <> 'acknowledged';
CREATE INDEX payment_journal_claim_ended
    ON payment_journal (scope, held_until, number) WHERE ended IS NOT NULL AND state <> 'acknowledged';
