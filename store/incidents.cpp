#include "store/incidents.h"

#include "store/columns.h"

namespace respite {

std::string to_text(OwedKind kind) { return kind == OwedKind::kRest ? "rest" : "load"; }

namespace store {

IncidentId add_incident(Database& database, const IncidentRecord& record) {
  return database.write([&](SQLite::Database& sqlite) {
    SQLite::Statement insert(
        sqlite, "INSERT INTO incidents (request, person, began, ended) VALUES (?, ?, ?, ?)");
    bind_all(insert, record.request, record.person, record.began, record.ended);
    insert.exec();
    return IncidentId{sqlite.getLastInsertRowid()};
  });
}

void end_incident(Database& database, IncidentId incident, Instant ended) {
  database.write([&](SQLite::Database& sqlite) {
    SQLite::Statement update(sqlite, "UPDATE incidents SET ended = ? WHERE incident = ?");
    bind_all(update, ended, incident);
    update.exec();
  });
}

std::vector<IncidentRecord> read_incidents(const Database& database) {
  return database.read([](SQLite::Database& sqlite) {
    std::vector<IncidentRecord> found;
    SQLite::Statement rows(
        sqlite, "SELECT incident, request, person, began, ended FROM incidents ORDER BY incident");
    while (rows.executeStep()) {
      Row row(rows);
      IncidentRecord record;
      record.id = row.number();
      record.request = row.maybe_number();
      record.person = row.text();
      record.began = row.instant();
      record.ended = row.maybe_instant();
      found.push_back(std::move(record));
    }
    return found;
  });
}

void add_owed(Database& database, const OwedRecord& record) {
  database.write([&](SQLite::Database& sqlite) {
    SQLite::Statement insert(
        sqlite, "INSERT INTO owed (person, kind, time, because, since) VALUES (?, ?, ?, ?, ?)");
    bind_all(insert, record.person, to_text(record.kind), record.time, record.because,
             record.since);
    insert.exec();
  });
}

void drop_owed(Database& database, const std::string& because) {
  database.write([&](SQLite::Database& sqlite) {
    SQLite::Statement drop(sqlite, "DELETE FROM owed WHERE because = ?");
    bind_all(drop, because);
    drop.exec();
  });
}

std::vector<OwedRecord> read_owed(const Database& database) {
  return database.read([](SQLite::Database& sqlite) {
    std::vector<OwedRecord> found;
    SQLite::Statement rows(sqlite,
                           "SELECT person, kind, time, because, since FROM owed ORDER BY owed");
    while (rows.executeStep()) {
      Row row(rows);
      OwedRecord record;
      record.person = row.text();
      record.kind = row.text() == "rest" ? OwedKind::kRest : OwedKind::kLoad;
      record.time = row.seconds();
      record.because = row.text();
      record.since = row.instant();
      found.push_back(std::move(record));
    }
    return found;
  });
}

void add_moved_block(Database& database, const MovedBlockRecord& record) {
  database.write([&](SQLite::Database& sqlite) {
    SQLite::Statement insert(
        sqlite,
        "INSERT INTO moved_blocks (request, person, kind, firmness, was_begin_at, was_end_at,"
        " new_begin_at, new_end_at, interruption, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    bind_all(insert, record.request, record.person, record.kind, record.firmness, record.was.begin,
             record.was.end, begin_of(record.placed), end_of(record.placed), record.interruption,
             record.at);
    insert.exec();
  });
}

std::vector<MovedBlockRecord> read_moved_blocks(const Database& database) {
  return database.read([](SQLite::Database& sqlite) {
    std::vector<MovedBlockRecord> found;
    SQLite::Statement rows(
        sqlite,
        "SELECT moved, request, person, kind, firmness, was_begin_at, was_end_at, new_begin_at,"
        " new_end_at, interruption, at FROM moved_blocks ORDER BY moved");
    while (rows.executeStep()) {
      Row row(rows);
      MovedBlockRecord record;
      record.id = row.number();
      record.request = row.number();
      record.person = row.text();
      record.kind = row.text();
      record.firmness = row.text();
      record.was = row.interval();
      record.placed = row.maybe_interval();
      record.interruption = row.flag();
      record.at = row.instant();
      found.push_back(std::move(record));
    }
    return found;
  });
}

}  // namespace store
}  // namespace respite
