-- One outbox: what webhooks are told, and what people are told by mail.
CREATE TABLE outbox_of_both (
  letter      INTEGER PRIMARY KEY CHECK (letter > 0),
  webhook     INTEGER REFERENCES webhooks (webhook),  -- nothing: a mail
  recipient   TEXT NOT NULL DEFAULT '',  -- of a mail: id of the person or requester; empty: neither
  address     TEXT NOT NULL DEFAULT '',  -- that was given with it; empty: the team file says it
  kind        TEXT NOT NULL DEFAULT '',  -- of a mail: "duty"
  thread      TEXT NOT NULL DEFAULT '',  -- of a mail: what it belongs to
  digest      INTEGER NOT NULL DEFAULT 0 CHECK (digest IN (0, 1)),  -- it waits for the week's
  event       TEXT NOT NULL,
  made        INTEGER NOT NULL,
  body        TEXT NOT NULL,  -- empty once it is forgotten
  next_try    INTEGER NOT NULL,
  tries       INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
  delivered   INTEGER,
  given_up    INTEGER,
  last_answer TEXT NOT NULL DEFAULT '',
  UNIQUE (webhook, event),
  CHECK (delivered IS NULL OR given_up IS NULL),
  CHECK (webhook IS NULL OR (recipient = '' AND address = '' AND kind = '' AND digest = 0))
) STRICT;
INSERT INTO outbox_of_both (letter, webhook, event, made, body, next_try, tries, delivered,
                            given_up, last_answer)
  SELECT letter, webhook, event, made, body, next_try, tries, delivered, given_up, last_answer
  FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_of_both RENAME TO outbox;
CREATE UNIQUE INDEX outbox_mails ON outbox (event, recipient, address) WHERE webhook IS NULL;
CREATE INDEX outbox_waiting ON outbox (letter) WHERE delivered IS NULL AND given_up IS NULL;
CREATE INDEX outbox_done ON outbox (letter) WHERE delivered IS NOT NULL OR given_up IS NOT NULL;
CREATE TRIGGER outbox_waits BEFORE DELETE ON outbox
  WHEN OLD.delivered IS NULL AND OLD.given_up IS NULL
BEGIN SELECT RAISE (ABORT, 'a letter is sent or given up before it goes'); END;

-- What somebody wants to be told, where it is not what the team file says.
CREATE TABLE message_choices (
  person TEXT NOT NULL,
  what   TEXT NOT NULL,  -- a kind of message, 'remind', 'invitations'
  choice TEXT NOT NULL,
  PRIMARY KEY (person, what)
) STRICT, WITHOUT ROWID;

-- Who was told of an emergency, one after the other.
CREATE TABLE ladder_steps (
  request INTEGER NOT NULL REFERENCES requests (request),
  step    INTEGER NOT NULL CHECK (step > 0),
  person  TEXT NOT NULL,
  event   TEXT NOT NULL UNIQUE,
  at      INTEGER NOT NULL,
  told    INTEGER,  -- since when a message has reached a relay or a webhook
  PRIMARY KEY (request, step)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER ladder_steps_stay BEFORE UPDATE OF request, step, person, event, at ON ladder_steps
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER ladder_steps_last BEFORE DELETE ON ladder_steps
BEGIN SELECT RAISE (ABORT, 'what was recorded is never deleted'); END;
CREATE TRIGGER ladder_steps_added AFTER INSERT ON ladder_steps
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'requests'; END;
CREATE TRIGGER ladder_steps_changed AFTER UPDATE ON ladder_steps
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'requests'; END;

ALTER TABLE requests ADD COLUMN acknowledged INTEGER;
ALTER TABLE requests ADD COLUMN acknowledged_by TEXT;
