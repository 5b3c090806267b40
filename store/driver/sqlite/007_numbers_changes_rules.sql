-- Numbers are given, never found by counting rows: what was deleted or cut off shows as a gap.
CREATE TABLE counters (
  name  TEXT PRIMARY KEY,
  value INTEGER NOT NULL CHECK (value >= 0)  -- the number given last
) STRICT, WITHOUT ROWID;
INSERT INTO counters (name, value)
  SELECT 'revision', COALESCE(MAX(revision), 0) FROM publications
  UNION ALL SELECT 'settlement', COALESCE(MAX(settlement), 0) FROM settlements
  UNION ALL SELECT 'entry', COALESCE(MAX(entry), 0) FROM audit
  UNION ALL SELECT 'request', COALESCE(MAX(request), 0) FROM requests
  UNION ALL SELECT 'booking', COALESCE(MAX(booking), 0) FROM bookings
  UNION ALL SELECT 'consent', COALESCE(MAX(consent), 0) FROM consents
  UNION ALL SELECT 'incident', COALESCE(MAX(incident), 0) FROM incidents
  UNION ALL SELECT 'owed', COALESCE(MAX(owed), 0) FROM owed
  UNION ALL SELECT 'moved', COALESCE(MAX(moved), 0) FROM moved_blocks
  UNION ALL SELECT 'token', COALESCE(MAX(number), 0) FROM tokens
  UNION ALL SELECT 'webhook', COALESCE(MAX(webhook), 0) FROM webhooks
  UNION ALL SELECT 'letter', COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'outbox';
CREATE TRIGGER counters_rise BEFORE UPDATE ON counters
  WHEN NEW.name <> OLD.name OR NEW.value <= OLD.value
BEGIN SELECT RAISE (ABORT, 'a number is given once'); END;
CREATE TRIGGER counters_last BEFORE DELETE ON counters
BEGIN SELECT RAISE (ABORT, 'a number is given once'); END;

-- What is owed names the request or the call-out it is owed for; what never came to pass is dropped.
CREATE TABLE owed_for (
  owed     INTEGER PRIMARY KEY CHECK (owed > 0),
  person   TEXT NOT NULL,
  kind     TEXT NOT NULL CHECK (kind IN ('rest', 'load')),
  time     INTEGER NOT NULL CHECK (time > 0),
  since    INTEGER NOT NULL,
  request  INTEGER REFERENCES requests (request),
  incident INTEGER REFERENCES incidents (incident),
  dropped  INTEGER,
  CHECK (request IS NULL OR incident IS NULL)
) STRICT;
INSERT INTO owed_for (owed, person, kind, time, since, request, incident)
  SELECT o.owed, o.person, o.kind, o.time, o.since, r.request, i.incident
  FROM owed o
  LEFT JOIN incidents i ON i.incident = o.incident
  LEFT JOIN requests r ON o.because LIKE 'request %'
    AND r.request = CAST(substr(o.because, 9) AS INTEGER);
DROP TABLE owed;
ALTER TABLE owed_for RENAME TO owed;

-- Lists are rows.
CREATE TABLE webhook_events (
  webhook INTEGER NOT NULL REFERENCES webhooks (webhook),
  event   TEXT NOT NULL,
  PRIMARY KEY (webhook, event)
) STRICT, WITHOUT ROWID;
INSERT INTO webhook_events (webhook, event)
  SELECT w.webhook, e.column1 FROM webhooks w
  JOIN (VALUES ('publish'), ('consent'), ('promise')) e
    ON ',' || w.events || ',' LIKE '%,' || e.column1 || ',%';
ALTER TABLE webhooks DROP COLUMN events;

CREATE TABLE consent_rules (
  consent  INTEGER NOT NULL REFERENCES consents (consent),
  position INTEGER NOT NULL CHECK (position >= 0),
  rule     TEXT NOT NULL,
  PRIMARY KEY (consent, position)
) STRICT, WITHOUT ROWID;
WITH RECURSIVE split (consent, position, rule, rest) AS (
  SELECT consent, -1, '', rules || ', ' FROM consents WHERE rules <> ''
  UNION ALL
  SELECT consent, position + 1, substr(rest, 1, instr(rest, ', ') - 1),
    substr(rest, instr(rest, ', ') + 2) FROM split WHERE rest <> '')
INSERT INTO consent_rules (consent, position, rule)
  SELECT consent, position, rule FROM split WHERE position >= 0;
ALTER TABLE consents DROP COLUMN rules;

-- How often something of each topic was committed, so that a reader of one is not told of others.
CREATE TABLE changes (
  topic TEXT PRIMARY KEY,
  count INTEGER NOT NULL CHECK (count >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO changes (topic, count)
  VALUES ('rota', 0), ('draft', 0), ('requests', 0), ('tokens', 0), ('webhooks', 0);

-- What is recorded is added to, or ends; nothing else of it changes, whoever writes, and nothing is
-- deleted. Not held to this: the draft, answers kept to be given again, letters that were sent, ended
-- sessions, and text that a person may have erased: digests show where that was rewritten.
CREATE TRIGGER publication_documents_stay BEFORE UPDATE ON publication_documents
BEGIN SELECT RAISE (ABORT, 'what was published is never changed'); END;
CREATE TRIGGER publication_documents_last BEFORE DELETE ON publication_documents
BEGIN SELECT RAISE (ABORT, 'what was published is never deleted'); END;
CREATE TRIGGER documents_stay BEFORE UPDATE OF sha256 ON documents
BEGIN SELECT RAISE (ABORT, 'what was published is never changed'); END;
CREATE TRIGGER documents_last BEFORE DELETE ON documents
BEGIN SELECT RAISE (ABORT, 'what was published is never deleted'); END;
CREATE TRIGGER secrets_stay BEFORE UPDATE ON secrets
BEGIN SELECT RAISE (ABORT, 'a secret never changes'); END;
CREATE TRIGGER secrets_last BEFORE DELETE ON secrets
BEGIN SELECT RAISE (ABORT, 'a secret never changes'); END;

CREATE TRIGGER requests_stay BEFORE UPDATE OF request, received, role, category, priority, length,
  skill, verdict, person ON requests
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER bookings_released_once BEFORE UPDATE OF released ON bookings
  WHEN OLD.released IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'a booking is released once'); END;
CREATE TRIGGER consents_stay BEFORE UPDATE OF consent, request, person, signer, slot_begin_at,
  slot_end_at, asked, expires ON consents
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER consent_rules_stay BEFORE UPDATE ON consent_rules
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER consent_rules_last BEFORE DELETE ON consent_rules
BEGIN SELECT RAISE (ABORT, 'what was recorded is never deleted'); END;
CREATE TRIGGER incidents_stay BEFORE UPDATE OF incident, request, person, began ON incidents
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER incidents_last BEFORE DELETE ON incidents
BEGIN SELECT RAISE (ABORT, 'a call-out is withdrawn, never deleted'); END;
CREATE TRIGGER owed_stays BEFORE UPDATE OF owed, person, kind, time, since, request, incident ON owed
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER owed_lasts BEFORE DELETE ON owed
BEGIN SELECT RAISE (ABORT, 'what is owed is dropped, never deleted'); END;
CREATE TRIGGER moved_blocks_stay BEFORE UPDATE ON moved_blocks
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER moved_blocks_last BEFORE DELETE ON moved_blocks
BEGIN SELECT RAISE (ABORT, 'what was recorded is never deleted'); END;
CREATE TRIGGER standings_last BEFORE DELETE ON standings
BEGIN SELECT RAISE (ABORT, 'what was recorded is never deleted'); END;

CREATE TRIGGER tokens_stay BEFORE UPDATE OF number, id, purpose, role, disclosure, created, expires
  ON tokens
BEGIN SELECT RAISE (ABORT, 'a token is taken back, never changed'); END;
CREATE TRIGGER tokens_last BEFORE DELETE ON tokens WHEN OLD.purpose NOT IN ('sign-in', 'session')
BEGIN SELECT RAISE (ABORT, 'a token is taken back, never deleted'); END;
CREATE TRIGGER webhooks_stay BEFORE UPDATE OF webhook, url, may_be_private, created, by ON webhooks
BEGIN SELECT RAISE (ABORT, 'a webhook is ended, never changed'); END;
CREATE TRIGGER webhooks_last BEFORE DELETE ON webhooks
BEGIN SELECT RAISE (ABORT, 'a webhook is ended, never deleted'); END;
CREATE TRIGGER webhook_events_stay BEFORE UPDATE ON webhook_events
BEGIN SELECT RAISE (ABORT, 'a webhook is ended, never changed'); END;
CREATE TRIGGER webhook_events_last BEFORE DELETE ON webhook_events
BEGIN SELECT RAISE (ABORT, 'a webhook is ended, never deleted'); END;
CREATE TRIGGER outbox_waits BEFORE DELETE ON outbox
  WHEN OLD.delivered IS NULL AND OLD.given_up IS NULL
BEGIN SELECT RAISE (ABORT, 'a letter is sent or given up before it goes'); END;

-- Indices that queries of every day ask for.
DROP INDEX requests_open;
CREATE INDEX requests_open ON requests (request) WHERE state NOT IN ('closed', 'withdrawn');
CREATE INDEX bookings_held ON bookings (end_at) WHERE released IS NULL;
CREATE INDEX consents_refused ON consents (consent) WHERE state = 'refused';
CREATE INDEX owed_by_request ON owed (request);
CREATE INDEX owed_by_incident ON owed (incident);
DROP INDEX outbox_due;
CREATE INDEX outbox_waiting ON outbox (letter) WHERE delivered IS NULL AND given_up IS NULL;
CREATE INDEX webhook_events_by_event ON webhook_events (event);
CREATE INDEX audit_by_subject ON audit (subject, entry);

-- Counting changes: by triggers, so that whatever writes is counted.
CREATE TRIGGER changes_last BEFORE DELETE ON changes
BEGIN SELECT RAISE (ABORT, 'changes are counted'); END;
CREATE TRIGGER publications_added AFTER INSERT ON publications
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'rota'; END;
CREATE TRIGGER publications_changed AFTER UPDATE ON publications
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'rota'; END;
CREATE TRIGGER slot_changes_changed AFTER UPDATE ON slot_changes
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'rota'; END;
CREATE TRIGGER documents_changed AFTER UPDATE ON documents
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'rota'; END;
CREATE TRIGGER names_changed AFTER UPDATE ON names WHEN NEW.name <> OLD.name
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'rota'; END;
CREATE TRIGGER names_gone AFTER DELETE ON names
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'rota'; END;
CREATE TRIGGER settlements_added AFTER INSERT ON settlements
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'rota'; END;
CREATE TRIGGER draft_added AFTER INSERT ON draft
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'draft'; END;
CREATE TRIGGER draft_gone AFTER DELETE ON draft
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'draft'; END;
CREATE TRIGGER requests_added AFTER INSERT ON requests
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'requests'; END;
CREATE TRIGGER requests_changed AFTER UPDATE ON requests
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'requests'; END;
CREATE TRIGGER bookings_added AFTER INSERT ON bookings
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'requests'; END;
CREATE TRIGGER bookings_changed AFTER UPDATE ON bookings
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'requests'; END;
CREATE TRIGGER consents_added AFTER INSERT ON consents
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'requests'; END;
CREATE TRIGGER consents_changed AFTER UPDATE ON consents
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'requests'; END;
CREATE TRIGGER incidents_added AFTER INSERT ON incidents
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'requests'; END;
CREATE TRIGGER incidents_changed AFTER UPDATE ON incidents
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'requests'; END;
CREATE TRIGGER owed_added AFTER INSERT ON owed
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'requests'; END;
CREATE TRIGGER owed_changed AFTER UPDATE ON owed
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'requests'; END;
CREATE TRIGGER moved_blocks_added AFTER INSERT ON moved_blocks
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'requests'; END;
CREATE TRIGGER tokens_added AFTER INSERT ON tokens
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'tokens'; END;
CREATE TRIGGER tokens_gone AFTER DELETE ON tokens
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'tokens'; END;
CREATE TRIGGER tokens_changed AFTER UPDATE OF sha256, subject, label, by, revoked ON tokens
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'tokens'; END;
CREATE TRIGGER webhooks_added AFTER INSERT ON webhooks
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'webhooks'; END;
CREATE TRIGGER webhooks_changed AFTER UPDATE ON webhooks
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'webhooks'; END;
