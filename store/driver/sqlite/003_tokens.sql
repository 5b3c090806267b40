-- Of a token only the hash; `number` keeps the order they were made in.
CREATE TABLE tokens (
  number     INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  sha256     TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  purpose    TEXT NOT NULL,
  subject    TEXT NOT NULL,
  role       TEXT NOT NULL CHECK (role IN ('public', 'requester', 'technician', 'lead')),
  disclosure TEXT NOT NULL,
  label      TEXT NOT NULL,
  created    INTEGER NOT NULL,
  by         TEXT NOT NULL,
  expires    INTEGER,
  revoked    INTEGER,
  used       INTEGER
) STRICT;

-- Writes by the key they were asked under; without a status: under way, or cut short.
CREATE TABLE answered (
  token          TEXT NOT NULL,
  key_sha256     TEXT NOT NULL,
  request_sha256 TEXT NOT NULL,
  at             INTEGER NOT NULL,
  status         INTEGER,
  content_type   TEXT,
  body           TEXT,
  PRIMARY KEY (token, key_sha256)
) STRICT, WITHOUT ROWID;
