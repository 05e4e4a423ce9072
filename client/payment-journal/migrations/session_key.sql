UPDATE payment_journal SET unique_key = 'session ' || session
    WHERE call = 'confirm' AND unique_key = 'confirm ' || session AND (is_clean OR state = 'acknowledged' OR NOT EXISTS (
        SELECT 1 FROM payment_journal AS other
        WHERE other.scope = payment_journal.scope AND coalesce(other.account, '') = coalesce(payment_journal.account, '')
        AND other.unique_key = 'session ' || payment_journal.session AND NOT other.is_clean AND other.state <> 'acknowledged'));
UPDATE payment_journal SET unique_key = 'session ' || session
    WHERE call = 'cancel' AND unique_key = 'cancel ' || session AND (is_clean OR state = 'acknowledged' OR NOT EXISTS (
        SELECT 1 FROM payment_journal AS other
        WHERE other.scope = payment_journal.scope AND coalesce(other.account, '') = coalesce(payment_journal.account, '')
        AND other.unique_key = 'session ' || payment_journal.session AND NOT other.is_clean AND other.state <> 'acknowledged'));
UPDATE payment_journal SET unique_key = 'session ' || session
    WHERE call = 'capture' AND unique_key = 'capture ' || session AND (is_clean OR state = 'acknowledged' OR NOT EXISTS (
        SELECT 1 FROM payment_journal AS other
        WHERE other.scope = payment_journal.scope AND coalesce(other.account, '') = coalesce(payment_journal.account, '')
        AND other.unique_key = 'session ' || payment_journal.session AND NOT other.is_clean AND other.state <> 'acknowledged'));
