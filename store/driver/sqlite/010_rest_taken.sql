-- Leave that makes up for rest somebody is owed.
ALTER TABLE leaves ADD COLUMN rest INTEGER NOT NULL DEFAULT 0 CHECK (rest IN (0, 1));
