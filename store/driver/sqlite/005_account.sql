-- What each publication made fact for the account (scheduler/rota/account.h), by ids alone.
CREATE TABLE settlements (
  settlement INTEGER PRIMARY KEY CHECK (settlement > 0),
  revision   INTEGER NOT NULL REFERENCES publications (revision),
  at         INTEGER NOT NULL, -- when it was written: later than the publication after an upgrade
  begin_at   INTEGER NOT NULL,
  end_at     INTEGER NOT NULL,
  digest     TEXT NOT NULL CHECK (length(digest) = 64),
  CHECK (begin_at < end_at)
) STRICT;

-- A row for each person of a share; rota and seat are empty for what is brought in.
CREATE TABLE settled_shares (
  settlement INTEGER NOT NULL REFERENCES settlements (settlement),
  rota       TEXT NOT NULL,
  seat       TEXT NOT NULL,
  begin_at   INTEGER NOT NULL,
  end_at     INTEGER NOT NULL,
  person     TEXT NOT NULL,
  millionths INTEGER NOT NULL CHECK (millionths > 0),
  PRIMARY KEY (settlement, rota, seat, begin_at, person),
  CHECK (begin_at < end_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE settled_slots (
  settlement INTEGER NOT NULL REFERENCES settlements (settlement),
  key        TEXT NOT NULL,
  load       INTEGER NOT NULL,
  nights     INTEGER NOT NULL,
  weekends   INTEGER NOT NULL,
  holidays   INTEGER NOT NULL,
  PRIMARY KEY (settlement, key)
) STRICT, WITHOUT ROWID;

-- What is owed for a call-out says so itself; until now only in words.
ALTER TABLE owed ADD COLUMN incident INTEGER REFERENCES incidents (incident);
UPDATE owed SET incident = CAST(substr(because, 10) AS INTEGER) WHERE because LIKE 'incident %';

CREATE TRIGGER settlements_stay BEFORE UPDATE ON settlements
BEGIN SELECT RAISE (ABORT, 'what was settled is never changed'); END;
CREATE TRIGGER settlements_last BEFORE DELETE ON settlements
BEGIN SELECT RAISE (ABORT, 'what was settled is never deleted'); END;
CREATE TRIGGER settled_shares_stay BEFORE UPDATE ON settled_shares
BEGIN SELECT RAISE (ABORT, 'what was settled is never changed'); END;
CREATE TRIGGER settled_shares_last BEFORE DELETE ON settled_shares
BEGIN SELECT RAISE (ABORT, 'what was settled is never deleted'); END;
CREATE TRIGGER settled_slots_stay BEFORE UPDATE ON settled_slots
BEGIN SELECT RAISE (ABORT, 'what was settled is never changed'); END;
CREATE TRIGGER settled_slots_last BEFORE DELETE ON settled_slots
BEGIN SELECT RAISE (ABORT, 'what was settled is never deleted'); END;
