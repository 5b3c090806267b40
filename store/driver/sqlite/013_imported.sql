-- Changes that an import brought, and from where: what the next import of the same replaces.
CREATE TABLE imported_changes (
  change INTEGER PRIMARY KEY REFERENCES duty_changes (change),
  source TEXT NOT NULL
) STRICT;
CREATE INDEX imported_changes_by_source ON imported_changes (source);
CREATE TRIGGER imported_changes_stay BEFORE UPDATE ON imported_changes
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER imported_changes_last BEFORE DELETE ON imported_changes
BEGIN SELECT RAISE (ABORT, 'what was recorded is never deleted'); END;
