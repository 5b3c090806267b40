#include "store/incidents.h"

#include <algorithm>
#include <array>

#include "store/columns.h"

namespace respite {
namespace {

constexpr std::array kOwedKinds = {"rest", "load"};

}  // namespace

std::string to_text(OwedKind kind) { return kOwedKinds[static_cast<std::size_t>(kind)]; }

namespace store {

void columns(auto& visit, IncidentRecord& record) {
  visit("incident, request, person, began, ended", record.id, record.request, record.person,
        record.began, record.ended);
}

void columns(auto& visit, OwedRecord& record) {
  visit("person, kind, time, since, request, incident", record.person,
        in_words(kOwedKinds, record.kind), record.time, record.since, record.request,
        record.incident);
}

void columns(auto& visit, MovedBlockRecord& record) {
  visit("moved, request, person, kind, firmness", record.id, record.request, record.person,
        record.kind, record.firmness);
  visit("was_begin_at, was_end_at, new_begin_at, new_end_at", record.was, record.placed);
  visit("interruption, at", record.interruption, record.at);
}

namespace {

CalledOut called_out_at(Row& row) {
  CalledOut called_out;
  called_out.person = row.text();
  const Instant began = row.instant();
  called_out.span = {began, std::max(began, row.instant())};  // at once, where it was agreed
  called_out.load = row.load();
  return called_out;
}

}  // namespace

IncidentId add_incident(Database& database, const IncidentRecord& record) {
  return add_row(database, "incidents", "incident", record);
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
  return read_records<IncidentRecord>(database,
                                      "incidents WHERE withdrawn IS NULL ORDER BY incident");
}

void add_owed(Database& database, const OwedRecord& record) {
  (void)add_row(database, "owed", "owed", record);
}

void drop_owed(Database& database, RequestId request, Instant at) {
  run(database, "UPDATE owed SET dropped = :at WHERE request = :request AND dropped IS NULL",
      {{":at", at}, {":request", request}});
}

std::vector<OwedRecord> read_owed(const Database& database) {
  return read_records<OwedRecord>(database, "owed WHERE dropped IS NULL ORDER BY owed");
}

std::vector<CalledOut> read_call_outs(const Database& database) {
  return read_all(database, called_out_at,
                  "SELECT o.person, COALESCE(i.began, o.since), COALESCE(i.ended, o.since), o.time"
                  " FROM owed o LEFT JOIN incidents i ON i.incident = o.incident"
                  " WHERE o.kind = 'load' AND o.dropped IS NULL ORDER BY o.owed");
}

void add_moved_block(Database& database, const MovedBlockRecord& record) {
  (void)add_row(database, "moved_blocks", "moved", record);
}

std::vector<MovedBlockRecord> read_moved_blocks(const Database& database) {
  return read_records<MovedBlockRecord>(database, "moved_blocks ORDER BY moved");
}

}  // namespace store
}  // namespace respite
