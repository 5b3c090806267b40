#include "store/incidents.h"

#include <algorithm>

#include "store/queries.h"

namespace respite {

std::string to_text(OwedKind kind) { return kind == OwedKind::kRest ? "rest" : "load"; }

namespace store {

namespace {

IncidentRecord incident_at(Row& row) {
  IncidentRecord record;
  row.read(record.id, record.request, record.person, record.began, record.ended);
  return record;
}

OwedRecord owed_at(Row& row) {
  OwedRecord record;
  record.person = row.text();
  record.kind = row.text() == "rest" ? OwedKind::kRest : OwedKind::kLoad;
  row.read(record.time, record.since, record.request, record.incident);
  return record;
}

CalledOut called_out_at(Row& row) {
  CalledOut called_out;
  called_out.person = row.text();
  const Instant began = row.instant();
  called_out.span = {began, std::max(began, row.instant())};  // at once, where it was agreed
  called_out.load = row.load();
  return called_out;
}

MovedBlockRecord moved_block_at(Row& row) {
  MovedBlockRecord record;
  row.read(record.id, record.request, record.person, record.kind, record.firmness, record.was,
           record.placed, record.interruption, record.at);
  return record;
}

}  // namespace

IncidentId add_incident(Database& database, const IncidentRecord& record) {
  return add_row(database, "incidents", "incident",
                 {{":request", record.request},
                  {":person", record.person},
                  {":began", record.began},
                  {":ended", record.ended}});
}

void end_incident(Database& database, IncidentId incident, Instant ended) {
  run(database, "UPDATE incidents SET ended = :ended WHERE incident = :incident",
      {{":ended", ended}, {":incident", incident}});
}

void withdraw_incident(Database& database, IncidentId incident, Instant withdrawn) {
  run(database, "UPDATE incidents SET withdrawn = :at WHERE incident = :incident",
      {{":at", withdrawn}, {":incident", incident}});
  run(database, "UPDATE owed SET dropped = :at WHERE incident = :incident AND dropped IS NULL",
      {{":at", withdrawn}, {":incident", incident}});
}

std::vector<IncidentRecord> read_incidents(const Database& database) {
  return read_all(
      database, incident_at,
      "SELECT incident, request, person, began, ended FROM incidents WHERE withdrawn IS NULL"
      " ORDER BY incident");
}

void add_owed(Database& database, const OwedRecord& record) {
  (void)add_row(database, "owed", "owed",
                {{":person", record.person},
                 {":kind", to_text(record.kind)},
                 {":time", record.time},
                 {":since", record.since},
                 {":request", record.request},
                 {":incident", record.incident}});
}

void drop_owed(Database& database, RequestId request, Instant at) {
  run(database, "UPDATE owed SET dropped = :at WHERE request = :request AND dropped IS NULL",
      {{":at", at}, {":request", request}});
}

std::vector<OwedRecord> read_owed(const Database& database) {
  return read_all(database, owed_at,
                  "SELECT person, kind, time, since, request, incident FROM owed"
                  " WHERE dropped IS NULL ORDER BY owed");
}

std::vector<CalledOut> read_call_outs(const Database& database) {
  return read_all(database, called_out_at,
                  "SELECT o.person, COALESCE(i.began, o.since), COALESCE(i.ended, o.since), o.time"
                  " FROM owed o LEFT JOIN incidents i ON i.incident = o.incident"
                  " WHERE o.kind = 'load' AND o.dropped IS NULL ORDER BY o.owed");
}

void add_moved_block(Database& database, const MovedBlockRecord& record) {
  (void)add_row(database, "moved_blocks", "moved",
                {{":request", record.request},
                 {":person", record.person},
                 {":kind", record.kind},
                 {":firmness", record.firmness},
                 {":was_begin_at", record.was.begin},
                 {":was_end_at", record.was.end},
                 {":new_begin_at", begin_of(record.placed)},
                 {":new_end_at", end_of(record.placed)},
                 {":interruption", record.interruption},
                 {":at", record.at}});
}

std::vector<MovedBlockRecord> read_moved_blocks(const Database& database) {
  return read_all(database, moved_block_at,
                  "SELECT moved, request, person, kind, firmness, was_begin_at, was_end_at,"
                  " new_begin_at, new_end_at, interruption, at FROM moved_blocks ORDER BY moved");
}

}  // namespace store
}  // namespace respite
