#include "store/migrations.h"

#include <array>

#include "store/audit_chain.h"

namespace respite::store {
namespace {

// Instants are seconds of UTC; *_civil are wall clocks as if they were UTC. Digests are hex.
constexpr const char* kFirst = R"sql(
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
)sql";

// Of the audit only text may be erased.
constexpr const char* kAuditStays = R"sql(
CREATE TRIGGER audit_stays BEFORE UPDATE OF entry, at, by, os_user, act, subject, detail_sha256,
  digest ON audit
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER audit_text_stays BEFORE UPDATE OF detail ON audit WHEN NEW.detail IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER audit_lasts BEFORE DELETE ON audit
BEGIN SELECT RAISE (ABORT, 'what was recorded is never deleted'); END;
)sql";

// Requests taken, what was booked, agreed and owed for them, and the audit of it all.
constexpr const char* kRequests = R"sql(
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
)sql";

// Of a token only the hash; `number` keeps the order they were made in.
constexpr const char* kTokens = R"sql(
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
)sql";

// Who is told what happens, and what they are still to be told.
constexpr const char* kWebhooks = R"sql(
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
)sql";

// What each publication made fact for the account (scheduler/rota/account.h), by ids alone.
constexpr const char* kAccount = R"sql(
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
)sql";

// Names in the audit can be erased, and a call-out recorded by mistake withdrawn. Of requests kept
// for programs that ask twice, those asked on a page were kept under the requester's name.
constexpr const char* kErasable = R"sql(
CREATE TABLE actors (
  pseudonym TEXT PRIMARY KEY CHECK (length(pseudonym) = 64),
  secret    TEXT,               -- with the name: NULL once erased
  name      TEXT UNIQUE,
  CHECK ((secret IS NULL) = (name IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER actors_stay BEFORE UPDATE ON actors
  WHEN NEW.pseudonym IS NOT OLD.pseudonym OR NEW.name IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER actors_last BEFORE DELETE ON actors
BEGIN SELECT RAISE (ABORT, 'what was recorded is never deleted'); END;

DROP TRIGGER audit_stays;
DROP TRIGGER audit_text_stays;
DROP TRIGGER audit_lasts;
ALTER TABLE audit RENAME TO audit_with_names;
CREATE TABLE audit (
  entry         INTEGER PRIMARY KEY CHECK (entry >= 0),
  at            INTEGER NOT NULL,
  by            TEXT NOT NULL,  -- a pseudonym of actors, as is os_user
  os_user       TEXT NOT NULL,
  act           TEXT NOT NULL,
  subject       TEXT NOT NULL,
  detail        TEXT,           -- NULL once erased; the digest below stays
  detail_sha256 TEXT NOT NULL,
  digest        TEXT NOT NULL CHECK (length(digest) = 64)
) STRICT;

ALTER TABLE incidents ADD COLUMN withdrawn INTEGER;
DELETE FROM answered WHERE token LIKE 'page of %' OR token LIKE 'member %';
)sql";

constexpr std::array kMigrations = {
    Migration{{kFirst}},   Migration{{kRequests, kAuditStays}},
    Migration{{kTokens}},  Migration{{kWebhooks}},
    Migration{{kAccount}}, Migration{{kErasable, kAuditStays}, chain_again}};

}  // namespace

std::span<const Migration> migrations() { return kMigrations; }

}  // namespace respite::store
