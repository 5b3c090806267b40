-- Publications and the audit are read together, by their times.
CREATE INDEX publications_by_time ON publications (at);
CREATE INDEX audit_by_time ON audit (at);
