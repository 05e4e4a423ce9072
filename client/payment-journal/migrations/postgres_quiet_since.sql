ALTER TABLE payment_journal ADD COLUMN quiet_since TIMESTAMPTZ;
