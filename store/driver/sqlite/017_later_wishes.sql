-- What was wanted of a request after it was taken: another time, and words added to it.
CREATE TABLE request_moves (
  move    INTEGER PRIMARY KEY CHECK (move > 0),
  request INTEGER NOT NULL REFERENCES requests (request),
  wanted  INTEGER NOT NULL,  -- when it is to begin; where it cannot any more, no earlier
  at      INTEGER NOT NULL
) STRICT;
CREATE INDEX request_moves_by_request ON request_moves (request);
CREATE TABLE request_additions (
  addition INTEGER PRIMARY KEY CHECK (addition > 0),
  request  INTEGER NOT NULL REFERENCES requests (request),
  text     TEXT,             -- NULL once erased
  at       INTEGER NOT NULL
) STRICT;
CREATE INDEX request_additions_by_request ON request_additions (request);
INSERT INTO counters (name, value) VALUES ('move', 0), ('addition', 0);

CREATE TRIGGER request_moves_stay BEFORE UPDATE ON request_moves
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER request_moves_last BEFORE DELETE ON request_moves
BEGIN SELECT RAISE (ABORT, 'what was recorded is never deleted'); END;
CREATE TRIGGER request_additions_stay BEFORE UPDATE OF addition, request, at ON request_additions
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER request_additions_text_stays BEFORE UPDATE OF text ON request_additions
  WHEN NEW.text IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'what was recorded is never changed'); END;
CREATE TRIGGER request_additions_last BEFORE DELETE ON request_additions
BEGIN SELECT RAISE (ABORT, 'what was recorded is never deleted'); END;
CREATE TRIGGER request_moves_added AFTER INSERT ON request_moves
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'requests'; END;
CREATE TRIGGER request_additions_added AFTER INSERT ON request_additions
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'requests'; END;
CREATE TRIGGER request_additions_changed AFTER UPDATE ON request_additions
BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'requests'; END;
