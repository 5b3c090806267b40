-- Names in the audit can be erased, and a call-out recorded by mistake withdrawn. Of requests kept
-- for programs that ask twice, those asked on a page were kept under the requester's name.
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

-- Of the audit only text may be erased.
CREATE TRIGGER audit_stays BEFORE UPDATE OF entry, at, by, os_user, act, subject, detail_sha256,
  digest ON audit
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER audit_text_stays BEFORE UPDATE OF detail ON audit WHEN NEW.detail IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER audit_lasts BEFORE DELETE ON audit
BEGIN SELECT RAISE (ABORT, 'what was recorded is never deleted'); END;
