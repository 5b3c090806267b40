-- For each copy of a file that is kept, the ids of the people and requesters in it.
CREATE TABLE document_people (
  person TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES documents (sha256),
  PRIMARY KEY (person, sha256)
) STRICT, WITHOUT ROWID;
