-- Instants are seconds of UTC; *_civil are wall clocks as if they were UTC. Digests are hex.
CREATE TABLE publications (
  revision     INTEGER PRIMARY KEY CHECK (revision > 0),
  at           INTEGER NOT NULL,
  by           TEXT NOT NULL,
  os_user      TEXT NOT NULL,
  kind         TEXT NOT NULL,
  undoes       INTEGER REFERENCES publications (revision) CHECK (undoes < revision),
  window_begin INTEGER NOT NULL,
  window_end   INTEGER NOT NULL,
  note         TEXT,           -- NULL once erased; the digest below stays
  note_sha256  TEXT NOT NULL,
  digest       TEXT NOT NULL CHECK (length(digest) = 64),
  CHECK (window_begin < window_end)
) STRICT;

CREATE TABLE documents (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  bytes  BLOB                  -- NULL once erased
) STRICT, WITHOUT ROWID;

CREATE TABLE publication_documents (
  revision INTEGER NOT NULL REFERENCES publications (revision),
  path     TEXT NOT NULL,
  sha256   TEXT NOT NULL REFERENCES documents (sha256),
  PRIMARY KEY (revision, path)
) STRICT, WITHOUT ROWID;

-- A row for each slot a publication added, changed or removed; the latest of a key is what holds.
CREATE TABLE slot_changes (
  revision      INTEGER NOT NULL REFERENCES publications (revision),
  key           TEXT NOT NULL,
  turn          TEXT NOT NULL,
  rota          TEXT NOT NULL,
  seat          TEXT NOT NULL,
  place         INTEGER NOT NULL CHECK (place >= 0),
  begin_civil   INTEGER NOT NULL,
  end_civil     INTEGER NOT NULL,
  zone          TEXT NOT NULL,
  begin_at      INTEGER NOT NULL,
  end_at        INTEGER NOT NULL,
  turn_begin_at INTEGER NOT NULL,
  turn_end_at   INTEGER NOT NULL,
  person        TEXT,          -- NULL: open
  kind          TEXT NOT NULL CHECK (kind IN ('standby', 'work', 'protected')),
  firmness      TEXT NOT NULL,
  topic         TEXT,          -- NULL once erased; the digest below stays
  topic_sha256  TEXT NOT NULL, -- empty for an empty topic
  removed       INTEGER NOT NULL CHECK (removed IN (0, 1)),
  PRIMARY KEY (key, revision),
  CHECK (begin_at < end_at),
  CHECK (turn_begin_at < turn_end_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX slot_changes_by_revision ON slot_changes (revision);
CREATE INDEX slot_changes_by_time ON slot_changes (begin_at, end_at, removed);
CREATE INDEX slot_changes_by_turn ON slot_changes (turn_begin_at);

CREATE TABLE secrets (
  name   TEXT PRIMARY KEY,
  secret TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE names (
  kind TEXT NOT NULL CHECK (kind IN ('person', 'rota')),
  id   TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
  only         INTEGER PRIMARY KEY CHECK (only = 1),
  id           TEXT NOT NULL,
  base         INTEGER NOT NULL,
  input_digest TEXT NOT NULL,
  window_begin INTEGER NOT NULL,
  window_end   INTEGER NOT NULL,
  seed         INTEGER NOT NULL,  -- the unsigned number's bits
  effort       INTEGER NOT NULL,
  program      TEXT NOT NULL,
  tzdata       TEXT NOT NULL,
  created      INTEGER NOT NULL,
  by           TEXT NOT NULL,
  result_json  TEXT NOT NULL,
  CHECK (window_begin < window_end)
) STRICT;

CREATE TABLE draft_slots (
  draft         INTEGER NOT NULL DEFAULT 1 REFERENCES draft (only) ON DELETE CASCADE,
  position      INTEGER PRIMARY KEY,
  key           TEXT NOT NULL UNIQUE,
  turn          TEXT NOT NULL,
  rota          TEXT NOT NULL,
  seat          TEXT NOT NULL,
  place         INTEGER NOT NULL CHECK (place >= 0),
  begin_civil   INTEGER NOT NULL,
  end_civil     INTEGER NOT NULL,
  zone          TEXT NOT NULL,
  begin_at      INTEGER NOT NULL,
  end_at        INTEGER NOT NULL,
  turn_begin_at INTEGER NOT NULL,
  turn_end_at   INTEGER NOT NULL,
  person        TEXT,
  kind          TEXT NOT NULL CHECK (kind IN ('standby', 'work', 'protected')),
  firmness      TEXT NOT NULL,
  topic         TEXT NOT NULL,
  CHECK (begin_at < end_at),
  CHECK (turn_begin_at < turn_end_at)
) STRICT;

-- What was published stays as it was, whoever writes.
CREATE TRIGGER slot_changes_stay BEFORE UPDATE OF revision, key, turn, rota, seat, place,
  begin_civil, end_civil, zone, begin_at, end_at, turn_begin_at, turn_end_at, person, kind,
  firmness, topic_sha256, removed ON slot_changes
BEGIN SELECT RAISE (ABORT, 'what was published is never changed'); END;
CREATE TRIGGER slot_changes_last BEFORE DELETE ON slot_changes
BEGIN SELECT RAISE (ABORT, 'what was published is never deleted'); END;
CREATE TRIGGER publications_stay BEFORE UPDATE OF revision, at, by, os_user, kind, undoes,
  window_begin, window_end, note_sha256, digest ON publications
BEGIN SELECT RAISE (ABORT, 'what was published is never changed'); END;
CREATE TRIGGER publications_last BEFORE DELETE ON publications
BEGIN SELECT RAISE (ABORT, 'what was published is never deleted'); END;
