-- Requests taken, what was booked, agreed and owed for them, and the audit of it all.
CREATE TABLE audit (
  entry         INTEGER PRIMARY KEY CHECK (entry > 0),
  at            INTEGER NOT NULL,
  by            TEXT NOT NULL,
  os_user       TEXT NOT NULL,
  act           TEXT NOT NULL,
  subject       TEXT NOT NULL,
  detail        TEXT,          -- NULL once erased; the digest below stays
  detail_sha256 TEXT NOT NULL,
  digest        TEXT NOT NULL CHECK (length(digest) = 64)
) STRICT;

CREATE TABLE requests (
  request   INTEGER PRIMARY KEY CHECK (request > 0),
  received  INTEGER NOT NULL,
  requester TEXT NOT NULL,
  role      TEXT NOT NULL,
  category  TEXT NOT NULL,
  priority  TEXT NOT NULL,
  length    INTEGER NOT NULL CHECK (length > 0),
  skill     TEXT NOT NULL,
  question  TEXT,              -- NULL once erased
  verdict   TEXT NOT NULL,
  person    TEXT,
  promise   INTEGER,
  ack_by    INTEGER,
  state     TEXT NOT NULL CHECK (state IN
              ('booked', 'waiting', 'consent', 'escalated', 'closed', 'withdrawn')),
  started   INTEGER,
  closed    INTEGER
) STRICT;
CREATE INDEX requests_open ON requests (state) WHERE state NOT IN ('closed', 'withdrawn');

CREATE TABLE bookings (
  booking  INTEGER PRIMARY KEY CHECK (booking > 0),
  request  INTEGER NOT NULL REFERENCES requests (request),
  person   TEXT NOT NULL,
  begin_at INTEGER NOT NULL,
  end_at   INTEGER NOT NULL,
  firm     INTEGER NOT NULL CHECK (firm IN (0, 1)),
  purpose  TEXT NOT NULL CHECK (purpose IN ('work', 'favour', 'routine', 'review')),
  made     INTEGER NOT NULL,
  released INTEGER,
  CHECK (begin_at < end_at)
) STRICT;
CREATE INDEX bookings_by_request ON bookings (request);
CREATE INDEX bookings_by_time ON bookings (person, begin_at) WHERE released IS NULL;

CREATE TRIGGER bookings_once BEFORE INSERT ON bookings WHEN NEW.firm = 1 AND EXISTS (
  SELECT 1 FROM bookings WHERE person = NEW.person AND firm = 1 AND released IS NULL
    AND begin_at < NEW.end_at AND NEW.begin_at < end_at)
BEGIN SELECT RAISE (ABORT, 'that time is booked already'); END;
CREATE TRIGGER bookings_stay BEFORE UPDATE OF booking, request, person, begin_at, end_at, firm,
  purpose, made ON bookings
BEGIN SELECT RAISE (ABORT, 'a booking is released, never changed'); END;

CREATE TABLE consents (
  consent       INTEGER PRIMARY KEY CHECK (consent > 0),
  request       INTEGER NOT NULL REFERENCES requests (request),
  person        TEXT NOT NULL,
  signer        TEXT NOT NULL CHECK (signer IN ('person', 'lead')),
  slot_begin_at INTEGER,       -- NULL: about the request itself, not a time
  slot_end_at   INTEGER,
  rules         TEXT NOT NULL,
  asked         INTEGER NOT NULL,
  expires       INTEGER NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('asked', 'given', 'refused', 'revoked')),
  answered_by   TEXT,
  answered      INTEGER,
  CHECK (slot_begin_at < slot_end_at),
  CHECK ((slot_begin_at IS NULL) = (slot_end_at IS NULL)),
  CHECK ((state = 'asked') = (answered IS NULL))
) STRICT;
CREATE INDEX consents_by_request ON consents (request);

CREATE TABLE incidents (
  incident INTEGER PRIMARY KEY CHECK (incident > 0),
  request  INTEGER REFERENCES requests (request),
  person   TEXT NOT NULL,
  began    INTEGER NOT NULL,
  ended    INTEGER CHECK (ended >= began)
) STRICT;

CREATE TABLE owed (
  owed    INTEGER PRIMARY KEY CHECK (owed > 0),
  person  TEXT NOT NULL,
  kind    TEXT NOT NULL CHECK (kind IN ('rest', 'load')),
  time    INTEGER NOT NULL CHECK (time > 0),
  because TEXT NOT NULL,
  since   INTEGER NOT NULL
) STRICT;

CREATE TABLE moved_blocks (
  moved        INTEGER PRIMARY KEY CHECK (moved > 0),
  request      INTEGER NOT NULL REFERENCES requests (request),
  person       TEXT NOT NULL,
  kind         TEXT NOT NULL,
  firmness     TEXT NOT NULL,
  was_begin_at INTEGER NOT NULL,
  was_end_at   INTEGER NOT NULL,
  new_begin_at INTEGER,        -- NULL: there was no room, and it is owed
  new_end_at   INTEGER,
  interruption INTEGER NOT NULL CHECK (interruption IN (0, 1)),
  at           INTEGER NOT NULL,
  CHECK (was_begin_at < was_end_at),
  CHECK (new_begin_at < new_end_at),
  CHECK ((new_begin_at IS NULL) = (new_end_at IS NULL))
) STRICT;

-- What was recorded stays as it was, whoever writes.
CREATE TRIGGER requests_last BEFORE DELETE ON requests
BEGIN SELECT RAISE (ABORT, 'a request is closed, never deleted'); END;
CREATE TRIGGER bookings_last BEFORE DELETE ON bookings
BEGIN SELECT RAISE (ABORT, 'a booking is released, never deleted'); END;
CREATE TRIGGER consents_last BEFORE DELETE ON consents
BEGIN SELECT RAISE (ABORT, 'a consent is revoked, never deleted'); END;

-- Of the audit only text may be erased.
CREATE TRIGGER audit_stays BEFORE UPDATE OF entry, at, by, os_user, act, subject, detail_sha256,
  digest ON audit
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER audit_text_stays BEFORE UPDATE OF detail ON audit WHEN NEW.detail IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER audit_lasts BEFORE DELETE ON audit
BEGIN SELECT RAISE (ABORT, 'what was recorded is never deleted'); END;
