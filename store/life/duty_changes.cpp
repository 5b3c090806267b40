#include "store/life/duty_changes.h"

#include "store/columns.h"
#include "store/life/part_numbers.h"

namespace respite::store {

void columns(auto& visit, DutyChange& change) {
  visit("change, kind, proposed, by, note", change.id, in_words(kPublicationKinds, change.kind),
        change.proposed, change.by, change.note);
  visit("state, revision, ended", in_words(kDutyChangeStates, change.state), change.revision,
        change.ended);
}

void columns(auto& visit, Stretch& stretch) {
  visit("rota, seat, place, begin_at, end_at, from_person, to_person", stretch.rota, stretch.seat,
        stretch.place, stretch.span, stretch.from, stretch.to);
}

void columns(auto& visit, ChangeAnswer& answer) {
  visit("person, agrees", answer.person, answer.agrees);
}

namespace {

// The changes in `rows`, "duty_changes WHERE ...", with all that belongs to them.
std::vector<DutyChange> read_whole(const Database& database, const std::string& rows,
                                   Parameters parameters = {}) {
  return database.read([&](Connection& connection) {
    auto changes = read_records<DutyChange>(connection, rows, parameters);
    for (DutyChange& change : changes) {
      change.stretches = read_records<Stretch>(
          connection, "duty_change_stretches WHERE change = :change ORDER BY position",
          {{":change", change.id}});
      change.despite = read_all(connection, text_at,
                                "SELECT rule FROM duty_change_despite WHERE change = :change"
                                " ORDER BY rule",
                                {{":change", change.id}});
      change.answers = read_records<ChangeAnswer>(
          connection, "duty_change_answers WHERE change = :change ORDER BY person",
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
    insert(connection, "duty_changes", change);
    const Parameter of{":change", change.id};
    for (std::size_t i = 0; i < change.stretches.size(); ++i)
      insert(connection, "duty_change_stretches", change.stretches[i], {of, {":position", i}});
    for (const std::string& rule : change.despite)
      insert(connection, "duty_change_despite", {of, {":rule", rule}});
    for (const ChangeAnswer& each : change.answers)
      insert(connection, "duty_change_answers", ChangeAnswer{each.person, std::nullopt}, {of});
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
  return first_of(
      read_whole(database, "duty_changes WHERE change = :change", {{":change", change}}));
}

std::vector<DutyChange> read_duty_changes(const Database& database) {
  return read_whole(database, "duty_changes ORDER BY change");
}

void note_imported(Database& database, ChangeId change, const std::string& source) {
  run(database, "INSERT INTO imported_changes (change, source) VALUES (:change, :source)",
      {{":change", change}, {":source", source}});
}

std::vector<ChangeId> imported_from(const Database& database, const std::string& source) {
  return database.read([&](Connection& connection) {
    return read_all(connection, number_at,
                    "SELECT change FROM imported_changes WHERE source = :source ORDER BY change",
                    {{":source", source}});
  });
}

std::int64_t next_part(Database& database, const std::string& key) {
  return database.write([&](Connection& connection) { return next_part(connection, key); });
}

}  // namespace respite::store
