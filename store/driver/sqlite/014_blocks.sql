-- What owners decided about their own protected time: kept where it lies, put elsewhere, given up.
CREATE TABLE block_choices (
  choice       INTEGER PRIMARY KEY CHECK (choice > 0),
  person       TEXT NOT NULL,
  kind         TEXT NOT NULL,
  origin_civil INTEGER NOT NULL,  -- when it first began, on its owner's clock
  what         TEXT NOT NULL CHECK (what IN ('keep', 'move', 'drop')),
  begin_at     INTEGER NOT NULL,  -- where it lies then; of one given up, where it lay
  end_at       INTEGER NOT NULL,
  by           TEXT NOT NULL,
  at           INTEGER NOT NULL,
  CHECK (begin_at < end_at)
) STRICT;
CREATE INDEX block_choices_by_time ON block_choices (end_at);
INSERT INTO counters (name, value) VALUES ('choice', 0);
CREATE TRIGGER block_choices_stay BEFORE UPDATE ON block_choices
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER block_choices_last BEFORE DELETE ON block_choices
BEGIN SELECT RAISE (ABORT, 'what was recorded is never deleted'); END;

-- Of a block that yields: its owner had no other room for it in that week.
ALTER TABLE slot_changes ADD COLUMN last_place INTEGER NOT NULL DEFAULT 0 CHECK (last_place IN (0, 1));
ALTER TABLE draft_slots ADD COLUMN last_place INTEGER NOT NULL DEFAULT 0 CHECK (last_place IN (0, 1));
CREATE TRIGGER slot_changes_places_stay BEFORE UPDATE OF last_place ON slot_changes
BEGIN SELECT RAISE (ABORT, 'what was published is never changed'); END;
