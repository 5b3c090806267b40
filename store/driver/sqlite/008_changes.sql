-- What is laid over a published rota: overrides, swaps, covers, and leave.
ALTER TABLE slot_changes ADD COLUMN change INTEGER NOT NULL DEFAULT 0 CHECK (change >= 0);
ALTER TABLE draft_slots ADD COLUMN change INTEGER NOT NULL DEFAULT 0 CHECK (change >= 0);
CREATE TRIGGER slot_changes_keep_change BEFORE UPDATE OF change ON slot_changes
BEGIN SELECT RAISE (ABORT, 'what was published is never changed'); END;

CREATE TABLE duty_changes (
  change      INTEGER PRIMARY KEY CHECK (change > 0),
  kind        TEXT NOT NULL CHECK (kind IN ('override', 'swap', 'cover')),
  proposed    INTEGER NOT NULL,
  by          TEXT NOT NULL,
  note        TEXT NOT NULL,  -- empty once erased
  state       TEXT NOT NULL CHECK (state IN ('proposed', 'stands', 'declined', 'withdrawn')),
  revision    INTEGER REFERENCES publications (revision),  -- that made it stand
  ended       INTEGER                   -- declined or withdrawn
) STRICT;

-- One stretch of one place: who is replaced by whom. Nobody: open, or offered to whoever takes it.
CREATE TABLE duty_change_stretches (
  change    INTEGER NOT NULL REFERENCES duty_changes (change),
  position  INTEGER NOT NULL CHECK (position >= 0),
  rota      TEXT NOT NULL,
  seat      TEXT NOT NULL,
  place     INTEGER NOT NULL CHECK (place >= 0),
  begin_at  INTEGER NOT NULL,
  end_at    INTEGER NOT NULL,
  from_person TEXT,
  to_person   TEXT,
  PRIMARY KEY (change, position),
  CHECK (begin_at < end_at)
) STRICT, WITHOUT ROWID;

-- Rules that a lead set aside.
CREATE TABLE duty_change_despite (
  change INTEGER NOT NULL REFERENCES duty_changes (change),
  rule   TEXT NOT NULL,
  PRIMARY KEY (change, rule)
) STRICT, WITHOUT ROWID;

-- Who is asked, and what they said.
CREATE TABLE duty_change_answers (
  change   INTEGER NOT NULL REFERENCES duty_changes (change),
  person   TEXT NOT NULL,
  answered INTEGER,
  agrees   INTEGER CHECK (agrees IN (0, 1)),
  PRIMARY KEY (change, person),
  CHECK ((answered IS NULL) = (agrees IS NULL))
) STRICT, WITHOUT ROWID;

-- Leave recorded here, beside what the team file says.
CREATE TABLE leaves (
  leave    INTEGER PRIMARY KEY CHECK (leave > 0),
  person   TEXT NOT NULL,
  begin_at INTEGER NOT NULL,
  end_at   INTEGER NOT NULL,
  by       TEXT NOT NULL,
  state    TEXT NOT NULL CHECK (state IN ('asked', 'stands', 'declined', 'ended')),
  added    INTEGER NOT NULL,
  ended    INTEGER,
  CHECK (begin_at < end_at)
) STRICT;

-- The last number given to a part of a slot; see the slot's key.
CREATE TABLE parts (
  key  TEXT PRIMARY KEY,
  last INTEGER NOT NULL CHECK (last > 0)
) STRICT, WITHOUT ROWID;

INSERT INTO counters (name, value) VALUES ('change', 0), ('leave', 0);

CREATE INDEX duty_changes_open ON duty_changes (change) WHERE state = 'proposed';
CREATE INDEX leaves_standing ON leaves (leave) WHERE state IN ('asked', 'stands');

CREATE TRIGGER duty_changes_stay BEFORE UPDATE OF change, kind, proposed, by ON duty_changes
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER duty_changes_last BEFORE DELETE ON duty_changes
BEGIN SELECT RAISE (ABORT, 'a change is withdrawn, never deleted'); END;
CREATE TRIGGER duty_change_stretches_stay BEFORE UPDATE OF change, position, rota, seat, place, begin_at,
  end_at, from_person ON duty_change_stretches
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER duty_change_stretches_last BEFORE DELETE ON duty_change_stretches
BEGIN SELECT RAISE (ABORT, 'a change is withdrawn, never deleted'); END;
CREATE TRIGGER duty_change_despite_stays BEFORE UPDATE ON duty_change_despite
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER duty_change_despite_lasts BEFORE DELETE ON duty_change_despite
BEGIN SELECT RAISE (ABORT, 'what was recorded is never deleted'); END;
CREATE TRIGGER duty_change_answers_stay BEFORE UPDATE OF change, person ON duty_change_answers
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER duty_change_answers_last BEFORE DELETE ON duty_change_answers
BEGIN SELECT RAISE (ABORT, 'what was recorded is never deleted'); END;
CREATE TRIGGER leaves_stay BEFORE UPDATE OF leave, person, begin_at, end_at, by, added ON leaves
BEGIN SELECT RAISE (ABORT, 'leave ends, it is never changed'); END;
CREATE TRIGGER leaves_last BEFORE DELETE ON leaves
BEGIN SELECT RAISE (ABORT, 'leave ends, it is never deleted'); END;
CREATE TRIGGER parts_last BEFORE DELETE ON parts
BEGIN SELECT RAISE (ABORT, 'numbers are counted'); END;

CREATE TRIGGER leaves_added AFTER INSERT ON leaves
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'rota'; END;
CREATE TRIGGER leaves_changed AFTER UPDATE ON leaves
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'rota'; END;
CREATE TRIGGER duty_changes_added AFTER INSERT ON duty_changes
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'requests'; END;
CREATE TRIGGER duty_changes_changed AFTER UPDATE ON duty_changes
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'requests'; END;
CREATE TRIGGER duty_change_answers_changed AFTER UPDATE ON duty_change_answers
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'requests'; END;
