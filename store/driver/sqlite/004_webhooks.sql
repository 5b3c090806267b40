-- Who is told what happens, and what they are still to be told.
CREATE TABLE webhooks (
  webhook        INTEGER PRIMARY KEY CHECK (webhook > 0),
  url            TEXT NOT NULL,
  secret         TEXT NOT NULL,  -- empty once it is ended
  events         TEXT NOT NULL,
  may_be_private INTEGER NOT NULL CHECK (may_be_private IN (0, 1)),
  created        INTEGER NOT NULL,
  by             TEXT NOT NULL,
  ended          INTEGER
) STRICT;

CREATE TABLE outbox (
  letter      INTEGER PRIMARY KEY AUTOINCREMENT,
  webhook     INTEGER NOT NULL REFERENCES webhooks (webhook),
  event       TEXT NOT NULL,
  made        INTEGER NOT NULL,
  body        TEXT NOT NULL,
  next_try    INTEGER NOT NULL,
  tries       INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
  delivered   INTEGER,
  given_up    INTEGER,
  last_answer TEXT NOT NULL DEFAULT '',
  UNIQUE (webhook, event),
  CHECK (delivered IS NULL OR given_up IS NULL)
) STRICT;
CREATE INDEX outbox_due ON outbox (next_try) WHERE delivered IS NULL AND given_up IS NULL;

-- In which standing a promise was last found, so that each turn for the worse is told once.
CREATE TABLE standings (
  request  INTEGER PRIMARY KEY REFERENCES requests (request),
  standing TEXT NOT NULL
) STRICT;
