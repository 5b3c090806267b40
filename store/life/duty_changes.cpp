#include "store/life/duty_changes.h"

#include "store/life/part_numbers.h"

namespace respite::store {
namespace {

const std::string kChanges =
    "SELECT change, kind, proposed, by, note, state, revision, ended FROM duty_changes";

DutyChange duty_change_at(Row& row) {
  DutyChange change;
  change.id = row.number();
  change.kind = static_cast<PublicationKind>(place_of(kPublicationKinds, row.text()));
  row.read(change.proposed, change.by, change.note);
  change.state = static_cast<DutyChangeState>(place_of(kDutyChangeStates, row.text()));
  row.read(change.revision, change.ended);
  return change;
}

Stretch stretch_at(Row& row) {
  Stretch stretch;
  row.read(stretch.rota, stretch.seat);
  stretch.place = static_cast<std::uint32_t>(row.number());
  row.read(stretch.span, stretch.from, stretch.to);
  return stretch;
}

ChangeAnswer answer_at(Row& row) {
  ChangeAnswer answer;
  row.read(answer.person, answer.agrees);
  return answer;
}

std::vector<DutyChange> read_whole(const Database& database, const std::string& sql,
                                   Parameters parameters = {}) {
  return database.read([&](Connection& connection) {
    auto changes = read_all(connection, duty_change_at, sql, parameters);
    for (DutyChange& change : changes) {
      change.stretches =
          read_all(connection, stretch_at,
                   "SELECT rota, seat, place, begin_at, end_at, from_person, to_person"
                   " FROM duty_change_stretches WHERE change = :change ORDER BY position",
                   {{":change", change.id}});
      change.despite = read_all(connection, [](Row& row) { return row.text(); },
                                "SELECT rule FROM duty_change_despite WHERE change = :change"
                                " ORDER BY rule",
                                {{":change", change.id}});
      change.answers = read_all(connection, answer_at,
                                "SELECT person, agrees FROM duty_change_answers"
                                " WHERE change = :change ORDER BY person",
                                {{":change", change.id}});
    }
    return changes;
  });
}

}  // namespace

ChangeId next_change(Database& database) {
  return database.write([](Connection& connection) { return next_number(connection, "change"); });
}

void add_duty_change(Database& database, const DutyChange& change) {
  database.write([&](Connection& connection) {
    insert(connection, "duty_changes",
           {{":change", change.id},
            {":kind", to_text(change.kind)},
            {":proposed", change.proposed},
            {":by", change.by},
            {":note", change.note},
            {":state", to_text(change.state)},
            {":revision", change.revision},
            {":ended", change.ended}});
    Statement stretch(connection,
                      "INSERT INTO duty_change_stretches (change, position, rota, seat, place,"
                      " begin_at, end_at, from_person, to_person) VALUES (:change, :position,"
                      " :rota, :seat, :place, :begin, :end, :from, :to)");
    for (std::size_t i = 0; i < change.stretches.size(); ++i) {
      const Stretch& each = change.stretches[i];
      stretch.run({{":change", change.id},
                   {":position", i},
                   {":rota", each.rota},
                   {":seat", each.seat},
                   {":place", each.place},
                   {":begin", each.span.begin},
                   {":end", each.span.end},
                   {":from", each.from},
                   {":to", each.to}});
    }
    Statement despite(connection,
                      "INSERT INTO duty_change_despite (change, rule) VALUES (:change, :rule)");
    for (const std::string& rule : change.despite)
      despite.run({{":change", change.id}, {":rule", rule}});
    Statement answer(connection,
                     "INSERT INTO duty_change_answers (change, person, answered, agrees)"
                     " VALUES (:change, :person, NULL, NULL)");
    for (const ChangeAnswer& each : change.answers)
      answer.run({{":change", change.id}, {":person", each.person}});
  });
}

void answer_duty_change(Database& database, ChangeId change, const std::string& person, bool agrees,
                        Instant at) {
  run(database,
      "UPDATE duty_change_answers SET answered = :at, agrees = :agrees"
      " WHERE change = :change AND person = :person",
      {{":at", at}, {":agrees", agrees}, {":change", change}, {":person", person}});
}

void take_offer(Database& database, ChangeId change, const std::string& person) {
  run(database,
      "UPDATE duty_change_stretches SET to_person = :person"
      " WHERE change = :change AND to_person IS NULL",
      {{":person", person}, {":change", change}});
}

void set_state(Database& database, ChangeId change, DutyChangeState state,
               std::optional<Revision> revision, std::optional<Instant> ended) {
  run(database,
      "UPDATE duty_changes SET state = :state, revision = :revision, ended = :ended"
      " WHERE change = :change",
      {{":state", to_text(state)},
       {":revision", revision},
       {":ended", ended},
       {":change", change}});
}

std::optional<DutyChange> read_duty_change(const Database& database, ChangeId change) {
  auto found = read_whole(database, kChanges + " WHERE change = :change", {{":change", change}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<DutyChange> read_duty_changes(const Database& database) {
  return read_whole(database, kChanges + " ORDER BY change");
}

void note_imported(Database& database, ChangeId change, const std::string& source) {
  run(database, "INSERT INTO imported_changes (change, source) VALUES (:change, :source)",
      {{":change", change}, {":source", source}});
}

std::vector<ChangeId> imported_from(const Database& database, const std::string& source) {
  return database.read([&](Connection& connection) {
    return read_all(connection, [](Row& row) { return row.number(); },
                    "SELECT change FROM imported_changes WHERE source = :source ORDER BY change",
                    {{":source", source}});
  });
}

std::int64_t next_part(Database& database, const std::string& key) {
  return database.write([&](Connection& connection) { return next_part(connection, key); });
}

}  // namespace respite::store
