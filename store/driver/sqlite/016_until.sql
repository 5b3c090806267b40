-- Mails that say what is true for a while.
ALTER TABLE outbox ADD COLUMN until INTEGER;  -- of a mail: it is not sent any more from then on
